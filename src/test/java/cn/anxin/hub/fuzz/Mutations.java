package cn.anxin.hub.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Good inputs made bad: a few words, slices or bytes of them are changed, some into what readers stumble over. */
final class Mutations {

    private static final List<byte[]> WORDS = List.of(
            bytes("\""),
            bytes("\"\""),
            bytes(","),
            bytes(";"),
            bytes("\n"),
            bytes("\r"),
            bytes("\r\n"),
            bytes("\t"),
            bytes(" "),
            bytes("\u3000"),
            bytes("\u00A0"),
            bytes("\u0000"),
            bytes("\u001F"),
            bytes("\u007F"),
            bytes("\uFEFF"),
            bytes("\uFFFD"),
            bytes("\uD840\uDC00"),
            bytes("\u2028"),
            bytes("\u0085"),
            // A lone surrogate, an overlong form, a cut character, GB18030 text, its four-byte form.
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {(byte) 0xE9, (byte) 0x94},
            new byte[] {(byte) 0xCE, (byte) 0xDE, (byte) 0xCE, (byte) 0xFD},
            new byte[] {(byte) 0x81, 0x30, (byte) 0x81, 0x30},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            bytes("1e999999999"),
            bytes("-1e-999999999"),
            bytes("1E2147483648"),
            bytes("99999999999999999999"),
            bytes("-0"),
            bytes("0.0"),
            bytes("NaN"),
            bytes("0x1F"),
            bytes("1_000"),
            bytes("٣"),
            bytes("１２"),
            bytes("2024-02-30"),
            bytes("2024-02-29"),
            bytes("0000-00-00"),
            bytes("9999-12-31"),
            bytes("1899-12-31"),
            bytes("+1000000-01-01"),
            bytes("20240229"),
            bytes("2024年2月29日"),
            bytes("2024/2/9"),
            bytes("Y"),
            bytes("否"),
            bytes("null"),
            bytes("true"),
            bytes("~"),
            bytes("{}"),
            bytes("[]"),
            bytes("[["),
            bytes("{\"a\":"),
            bytes("}"),
            bytes("]"),
            bytes("\\u0000"),
            bytes("\\ud800"),
            bytes("\\\""),
            bytes(": "),
            bytes("- "),
            bytes("&a "),
            bytes("*a"),
            bytes("&a [*a, *a, *a, *a, *a]"),
            bytes("!!java.net.URL "),
            bytes("!!binary "),
            bytes("<<: "),
            bytes("? "),
            bytes("| "),
            bytes("> "),
            bytes("%YAML 9.9\n"),
            bytes("---\n"),
            bytes("...\n"),
            bytes("#"),
            bytes("${a}"),
            bytes("${${a}}"),
            bytes("../"),
            bytes("rows=1"),
            bytes("sha256:"),
            bytes("emergency/penalty/P"),
            bytes("91320205MA1WX0T109"),
            bytes("FINE;FINE;"),
            bytes("WITHDRAW"),
            bytes("records"),
            bytes("data"));

    private final List<byte[]> seeds;

    Mutations(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    byte[] input(Random random) {
        // The first numbers of neighbouring seeds are alike.
        random.nextInt();
        byte[] input = pick(seeds, random);
        for (int i = 1 + random.nextInt(1 + random.nextInt(6)); i > 0; i--) {
            input = mutate(input, random);
        }
        return input;
    }

    private byte[] mutate(byte[] input, Random random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(1 + random.nextInt(64)));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(input, random);
            case 1 -> joined(input, at, new byte[0], end);
            case 2 -> joined(input, at, slice(input, at, end), at);
            case 3 -> joined(input, at, repeated(pick(WORDS, random), random), at);
            case 4 -> slice(input, 0, at);
            case 5 -> joined(input, at, donated(random), end);
            case 6 -> joined(input, at, pick(WORDS, random), end);
            default -> word(input, at, random);
        };
    }

    private static byte[] flipped(byte[] input, Random random) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** The whole word at the place becomes another: what stays of the form leads on to the checks of the value. */
    private byte[] word(byte[] input, int at, Random random) {
        int from = at;
        while (from > 0 && isWord(input[from - 1])) {
            from--;
        }
        int to = at;
        while (to < input.length && isWord(input[to])) {
            to++;
        }
        return joined(input, from, random.nextInt(4) == 0 ? donated(random) : pick(WORDS, random), to);
    }

    private static boolean isWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b) || b == '-' || b == '_' || b == '.';
    }

    private byte[] donated(Random random) {
        byte[] donor = pick(seeds, random);
        int from = random.nextInt(donor.length + 1);
        return slice(donor, from, Math.min(donor.length, from + random.nextInt(40)));
    }

    private static byte[] repeated(byte[] word, Random random) {
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        for (int i = 1 << random.nextInt(1 + random.nextInt(12)); i > 0; i--) {
            repeated.writeBytes(word);
        }
        return repeated.toByteArray();
    }

    private static byte[] joined(byte[] input, int head, byte[] middle, int tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, head);
        joined.writeBytes(middle);
        joined.write(input, tail, input.length - tail);
        return joined.toByteArray();
    }

    private static byte[] slice(byte[] input, int from, int to) {
        return Arrays.copyOfRange(input, from, to);
    }

    private static byte[] pick(List<byte[]> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
