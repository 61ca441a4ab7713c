package cn.anxin.hub.bench.city;

import java.util.List;

/** Whom records are about; all of it follows from its number, below a million. */
public record Enterprise(int number, String district, String uscc, String name) {

    private static final List<String> DISTRICTS =
            List.of("320205", "320206", "320211", "320213", "320214", "320281", "320282");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public static Enterprise of(int number) {
        String district = DISTRICTS.get(number % DISTRICTS.size());
        return new Enterprise(number, district, uscc(district, number), "无锡第" + number + "号精工铸造有限公司");
    }

    /** With both check characters: GB 11714 and GB 32100. */
    private static String uscc(String district, int number) {
        String organisation = "MA%06d".formatted(number);
        int first = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            first += Character.digit(organisation.charAt(i), 36) * WEIGHTS[i];
        }
        int check = 11 - first % 11;
        String begun = "91" + district + organisation + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
        int sum = 0;
        int weight = 1;
        for (char c : begun.toCharArray()) {
            sum += ALPHABET.indexOf(c) * weight;
            weight = weight * 3 % 31;
        }
        return begun + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
