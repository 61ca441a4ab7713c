package cn.anxin.hub.intake;

import cn.anxin.hub.record.FaultCode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a flag says of its file.
 *
 * @param rows how many rows it has, the header of a CSV not counted
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record Flag(OptionalLong rows, Optional<String> sha256) {

    private static final Pattern ENTRY = Pattern.compile("(?<key>rows|sha256)\\s*[=:]\\s*(?<value>\\S*)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * Reads a flag.
     *
     * @throws FileRefused where it says something that cannot be compared
     */
    public static Flag parse(String text) throws FileRefused {
        OptionalLong rows = OptionalLong.empty();
        Optional<String> sha256 = Optional.empty();
        Matcher entry = ENTRY.matcher(text.toLowerCase(Locale.ROOT));
        while (entry.find()) {
            String value = entry.group("value");
            if (entry.group("key").equals("rows")) {
                rows = OptionalLong.of(Long.parseLong(checked(value, COUNT, "rows")));
            } else {
                sha256 = Optional.of(checked(value, DIGEST, "sha256"));
            }
        }
        return new Flag(rows, sha256);
    }

    private static String checked(String value, Pattern form, String key) throws FileRefused {
        if (!form.matcher(value).matches()) {
            throw new FileRefused(
                    FaultCode.FILE_MISMATCH,
                    "标志文件中的 " + key + " 无法识别，请重新生成标志文件",
                    "the flag's " + key + " cannot be read; write the flag again");
        }
        return value;
    }

    public void compareDigest(String actual) throws FileRefused {
        if (sha256.isPresent() && !sha256.get().equals(actual)) {
            throw new FileRefused(
                    FaultCode.FILE_MISMATCH,
                    "文件与标志文件的 sha256 不符，请重新上传",
                    "the file is not the one whose sha256 is in its flag; upload it again");
        }
    }

    public void compareRows(long actual) throws FileRefused {
        if (rows.isPresent() && rows.getAsLong() != actual) {
            throw new FileRefused(
                    FaultCode.FILE_MISMATCH,
                    "标志文件写明 " + rows.getAsLong() + " 行，文件有 " + actual + " 行（不含表头），请重新上传",
                    "the flag says " + rows.getAsLong() + " rows, the file has " + actual
                            + " (without the header); upload it again");
        }
    }
}
