package cn.anxin.hub.receipt;

import cn.anxin.hub.intake.SftpFolder.Entry;
import cn.anxin.hub.record.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a recipient's {@code receipts/}: files to take, by name, and files that stay.
 *
 * @param staying by name, with the reason
 */
record ReceiptFolder(List<Flagged> flagged, Map<String, Message> staying) {

    static final String PATH = "receipts";
    private static final String FLAG = ".ok";
    private static final String ANSWER = ".answer.json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,120}\\.(csv|jsonl)");
    private static final Message MISNAMED =
            new Message("文件名应为 <字母、数字、._->.<csv|jsonl>", "its name is not <letters, digits, ._->.<csv|jsonl>");
    private static final Message UNFLAGGED = new Message("尚无标志文件 <文件名>.ok", "its flag <file name>.ok is missing");

    /**
     * A file whose flag is there.
     *
     * @param present false where only the flag is left
     */
    record Flagged(String recipient, String name, boolean present) {

        String path() {
            return PATH + "/" + name;
        }

        String flag() {
            return name + FLAG;
        }

        String flagPath() {
            return PATH + "/" + flag();
        }

        String answerPath() {
            return path() + ANSWER;
        }
    }

    static ReceiptFolder of(String recipient, List<Entry> entries) {
        Set<String> names = entries.stream().map(Entry::name).collect(Collectors.toCollection(TreeSet::new));
        List<Flagged> flagged = new ArrayList<>();
        Map<String, Message> staying = new HashMap<>();
        for (String name : names) {
            boolean flag = name.endsWith(FLAG);
            String data = flag ? name.substring(0, name.length() - FLAG.length()) : name;
            if (name.endsWith(ANSWER)) {
                continue;
            }
            if (!NAME.matcher(data).matches()) {
                staying.put(name, MISNAMED);
            } else if (flag) {
                flagged.add(new Flagged(recipient, data, names.contains(data)));
            } else if (!names.contains(data + FLAG)) {
                staying.put(name, UNFLAGGED);
            }
        }
        return new ReceiptFolder(flagged, staying);
    }
}
