package cn.anxin.hub.console.law;

import cn.anxin.hub.policy.Parameter.Value;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;

/** Says phrases and values in one language; templates call it. */
record Phrases(MessageSource messages, Locale locale) {

    /** The sentence. */
    public String say(Object phrase) {
        if (phrase instanceof Phrase said) {
            Object[] values = said.values().stream().map(this::say).toArray();
            return messages.getMessage(said.key(), values, locale);
        } else if (phrase instanceof Period period) {
            return say(span(period));
        } else if (phrase instanceof List<?> several) {
            return String.join(and(), several.stream().map(this::say).toList());
        }
        return phrase.toString();
    }

    /** A parameter's value with its unit. */
    public String value(Value value) {
        if (value instanceof Value.Amount amount) {
            return "%,d".formatted(amount.number().toBigInteger());
        } else if (value instanceof Value.Share share) {
            return share.fraction().movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        } else if (value instanceof Value.Span span) {
            return say(span.period());
        } else if (value instanceof Value.Day day) {
            return day.day().toString();
        } else if (value instanceof Value.Flag flag) {
            return say(Phrase.of(flag.yes() ? "policy.yes" : "policy.no"));
        } else if (value instanceof Value.Code code) {
            return code(code.code());
        } else if (value instanceof Value.Codes codes) {
            return String.join(and(), codes.codes().stream().map(this::code).toList());
        }
        return say(Phrase.of("policy.in-the-matrix"));
    }

    private String and() {
        return Objects.requireNonNull(messages.getMessage("policy.and", null, locale));
    }

    /** In words, with the code as the policy's file has it; one that nobody has words for yet stands for itself. */
    private String code(String code) {
        return Objects.requireNonNull(messages.getMessage("policy.code." + code, new Object[] {code}, code, locale));
    }

    private static Phrase span(Period period) {
        long days = period.get(ChronoUnit.DAYS);
        if (days != 0) {
            return number("policy.days", days);
        } else if (period.getMonths() != 0) {
            return number("policy.months", period.toTotalMonths());
        }
        return number("policy.years", period.getYears());
    }

    private static Phrase number(String key, long number) {
        return Phrase.of(number == 1 ? key + ".one" : key, number);
    }
}
