package cn.anxin.hub.registry;

/** What a remote end, or the system on the way to it, said when something failed. */
public final class RemoteTrouble {

    private static final int LONGEST = 500;

    private RemoteTrouble() {}

    /** The first line of the deepest message: those above it only say that something failed. */
    public static String said(Throwable failure) {
        Throwable root = failure;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
