package cn.anxin.hub.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses one value as its column's kind demands, and says what to do where it cannot. */
final class CellReader {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    /** Far above any amount; keeps a number such as 1e999999999 from being written out. */
    static final int MOST_DIGITS = 18;

    private CellReader() {}

    static Parsed read(Kind kind, Object raw) {
        if (raw instanceof String text) {
            String trimmed = RawText.trim(text);
            Optional<Parsed> damaged = RawText.damage(trimmed);
            return damaged.orElseGet(() -> readText(kind, trimmed));
        }
        if (raw instanceof BigDecimal number && kind instanceof Kind.Whole whole) {
            return whole(whole, number);
        }
        if (raw instanceof BigDecimal number && kind instanceof Kind.Decimal) {
            return decimal(number);
        }
        if (raw instanceof List<?> values && kind instanceof Kind.Codes codes) {
            return codes(codes, values);
        }
        return wrongJsonKind(kind);
    }

    private static Parsed readText(Kind kind, String text) {
        if (kind instanceof Kind.Text free) {
            return free(free, text);
        } else if (kind instanceof Kind.Formed formed) {
            return formed.form().matcher(text).matches() ? right(text) : notOfForm(formed.words());
        } else if (kind instanceof Kind.CreditCode) {
            return creditCode(text);
        } else if (kind instanceof Kind.Day) {
            return DayReader.read(text);
        } else if (kind instanceof Kind.YesNo) {
            return yesNo(text);
        } else if (kind instanceof Kind.Code code) {
            return code.codes().contains(text) ? right(text) : notACode(code.codes());
        } else if (kind instanceof Kind.Codes codes) {
            return codes(codes, List.of(text.split(";", -1)));
        }
        return number(kind, text);
    }

    private static Parsed free(Kind.Text kind, String text) {
        if (text.codePointCount(0, text.length()) > kind.longest()) {
            return Parsed.wrong(
                    FaultCode.RANGE,
                    "最多 " + kind.longest() + " 个字符，请缩短",
                    "at most " + kind.longest() + " characters; shorten it");
        }
        if (RawText.hasControl(text, kind.prose())) {
            return Parsed.wrong(FaultCode.FORMAT, "含有控制字符，请删除", "it has control characters; remove them");
        }
        return right(text);
    }

    private static Parsed creditCode(String text) {
        Optional<FaultCode> fault = Uscc.check(text);
        if (fault.isEmpty()) {
            return right(text);
        }
        return fault.get() == FaultCode.CHECK_DIGIT
                ? Parsed.wrong(
                        FaultCode.CHECK_DIGIT,
                        "统一社会信用代码校验位错误，请核对登记证照",
                        "a check character is wrong; compare the code with the licence")
                : Parsed.wrong(
                        FaultCode.FORMAT,
                        "统一社会信用代码应为18位数字或大写字母（不含 I、O、S、V、Z）",
                        "write 18 digits or capital letters (no I, O, S, V, Z)");
    }

    private static Parsed yesNo(String text) {
        return switch (text) {
            case "Y", "是" -> new Parsed.Right(new Cell.Flag(true));
            case "N", "否" -> new Parsed.Right(new Cell.Flag(false));
            default -> Parsed.wrong(FaultCode.CODE, "只能填 Y、N、是、否", "write Y, N, 是 or 否");
        };
    }

    private static Parsed codes(Kind.Codes kind, List<?> values) {
        List<String> codes = new ArrayList<>();
        for (Object value : values) {
            if (RawText.isAbsent(value)) {
                continue;
            }
            if (!(value instanceof String text)) {
                return wrongJsonKind(kind);
            }
            String code = RawText.trim(text);
            Optional<Parsed> damaged = RawText.damage(code);
            if (damaged.isPresent()) {
                return damaged.get();
            }
            if (!kind.codes().contains(code)) {
                return notACode(kind.codes());
            }
            codes.add(code);
        }
        return new Parsed.Right(new Cell.Codes(codes));
    }

    private static Parsed number(Kind kind, String text) {
        if (!DECIMAL.matcher(text).matches() || text.length() > 2 * MOST_DIGITS) {
            return kind instanceof Kind.Whole ? notWhole() : notDecimal();
        }
        BigDecimal number = new BigDecimal(text);
        return kind instanceof Kind.Whole whole ? whole(whole, number) : decimal(number);
    }

    private static Parsed whole(Kind.Whole kind, BigDecimal number) {
        if (tooLong(number)) {
            return outside(kind);
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return notWhole();
        }
        boolean inside = number.compareTo(BigDecimal.valueOf(kind.least())) >= 0
                && number.compareTo(BigDecimal.valueOf(kind.most())) <= 0;
        return inside ? new Parsed.Right(new Cell.Number(number)) : outside(kind);
    }

    private static Parsed decimal(BigDecimal number) {
        if (number.signum() < 0) {
            return Parsed.wrong(FaultCode.RANGE, "不能为负数", "it must not be negative");
        }
        if (tooLong(number)) {
            return Parsed.wrong(
                    FaultCode.RANGE,
                    "整数和小数部分各不超过 " + MOST_DIGITS + " 位",
                    "at most " + MOST_DIGITS + " digits on each side of the point");
        }
        return new Parsed.Right(new Cell.Number(number));
    }

    private static boolean tooLong(BigDecimal number) {
        return (long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS;
    }

    private static Parsed outside(Kind.Whole kind) {
        return kind.most() == Integer.MAX_VALUE
                ? Parsed.wrong(
                        FaultCode.RANGE,
                        "应不小于 " + kind.least() + "，且不大于 " + kind.most(),
                        "it must be at least " + kind.least() + " and at most " + kind.most())
                : Parsed.wrong(
                        FaultCode.RANGE,
                        "应在 " + kind.least() + " 至 " + kind.most() + " 之间",
                        "it must be from " + kind.least() + " to " + kind.most());
    }

    private static Parsed notWhole() {
        return Parsed.wrong(FaultCode.FORMAT, "应为整数，如 12", "write a whole number such as 12");
    }

    private static Parsed notDecimal() {
        return Parsed.wrong(
                FaultCode.FORMAT,
                "应为不带千分位和单位的小数（元），如 50000.00",
                "write a plain decimal (yuan) without separators or unit, such as 50000.00");
    }

    private static Parsed notACode(List<String> codes) {
        String list = String.join(", ", codes);
        return Parsed.wrong(FaultCode.CODE, "不在代码表内，可用：" + list, "not one of the codes: " + list);
    }

    private static Parsed notOfForm(Message words) {
        return Parsed.wrong(FaultCode.FORMAT, "应为" + words.zh(), "write " + words.en());
    }

    private static Parsed wrongJsonKind(Kind kind) {
        if (kind instanceof Kind.Whole) {
            return notWhole();
        } else if (kind instanceof Kind.Decimal) {
            return notDecimal();
        } else if (kind instanceof Kind.Codes) {
            return Parsed.wrong(
                    FaultCode.FORMAT, "应为代码数组，或以分号（;）连接的一个字符串", "write an array of codes, or one string joined by ;");
        }
        return Parsed.wrong(FaultCode.FORMAT, "应为一个字符串", "write one string");
    }

    private static Parsed right(String text) {
        return new Parsed.Right(new Cell.Text(text));
    }
}
