package cn.anxin.hub.embedded.city;

import cn.anxin.hub.record.Uscc;

/** Makes up 统一社会信用代码 that pass both checks: private enterprises of a division, one number after another. */
final class UsccMaker {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private UsccMaker() {}

    /** The code of the enterprise with this number, below 1,000,000. */
    static Uscc make(String division, int number) {
        String organisation = "MA" + "%06d".formatted(number);
        String begun = "91" + division + organisation + check(organisation);
        return ALPHABET.chars()
                .mapToObj(last -> begun + (char) last)
                .filter(text -> Uscc.check(text).isEmpty())
                .map(Uscc::new)
                .findFirst()
                .orElseThrow();
    }

    /** The organisation code's own check character (GB 11714). */
    private static char check(String organisation) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }
}
