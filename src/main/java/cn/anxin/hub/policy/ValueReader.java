package cn.anxin.hub.policy;

import cn.anxin.hub.policy.Parameter.Value;
import cn.anxin.hub.record.CodePoints;
import java.math.BigDecimal;
import java.time.Period;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a parameter's value by its form: {@code 10}, {@code 10 %}, {@code 3 years}, {@code 2021-01-01}, {@code Y}, {@code ROLLING}, a list. */
final class ValueReader {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(\\.\\d{1,6})?) ?%");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4}) ?(years?|months?|days?|年|个月|日)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+");

    private ValueReader() {}

    static Value read(Entry entry) {
        if (entry.isList()) {
            TreeSet<String> codes = new TreeSet<>(CodePoints.ORDER);
            for (Entry code : entry.list()) {
                if (!codes.add(code.text())) {
                    throw code.fault("“" + code.text() + "”重复", "\"" + code.text() + "\" stands twice");
                }
            }
            return new Value.Codes(codes);
        }
        return scalar(entry, entry.text());
    }

    private static Value scalar(Entry entry, String text) {
        Matcher share = SHARE.matcher(text);
        Matcher span = SPAN.matcher(text);
        if (AMOUNT.matcher(text).matches()) {
            return new Value.Amount(new BigDecimal(text));
        } else if (share.matches()) {
            return share(entry, new BigDecimal(share.group(1)).movePointLeft(2));
        } else if (span.matches()) {
            return new Value.Span(period(Integer.parseInt(span.group(1)), span.group(2)));
        } else if (DAY.matcher(text).matches()) {
            return new Value.Day(entry.day());
        } else if ("Y".equals(text) || "N".equals(text)) {
            return new Value.Flag(entry.flag());
        } else if (CODE.matcher(text).matches()) {
            return new Value.Code(text);
        }
        throw entry.fault(
                "“" + text + "”不是数、比例（10 %）、期间（3 years）、日期、Y/N、代码中的任何一种",
                "\"" + text + "\" is no number, share (10 %), period (3 years), day, Y/N or code");
    }

    private static Value share(Entry entry, BigDecimal fraction) {
        if (fraction.compareTo(BigDecimal.ONE) > 0) {
            throw entry.fault("比例不能大于 100 %", "a share is at most 100 %");
        }
        return new Value.Share(fraction);
    }

    private static Period period(int count, String unit) {
        return switch (unit.charAt(0)) {
            case 'y', '年' -> Period.ofYears(count);
            case 'm', '个' -> Period.ofMonths(count);
            default -> Period.ofDays(count);
        };
    }
}
