package cn.anxin.hub.control;

/** Addresses of endpoints as they may be shown: neither hosts with their users, nor parameters, where secrets could be. */
final class Addresses {

    private Addresses() {}

    static String plain(String uri) {
        String address = uri.replaceFirst("\\?.*", "").replace("://", ":");
        String scheme = address.replaceFirst(":.*", "");
        return switch (scheme) {
            case "sftp", "ftp", "http", "https" -> scheme;
            default -> address;
        };
    }
}
