package cn.anxin.hub.embedded.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Founds the enterprises of the city. Their names are made up; a real firm of that name is meant by none of them. */
final class Firms {

    private static final String FIRST = "恒宏鑫盛华隆永泰金瑞德昌祥信诚达通汇联众嘉润丰源锡惠澄宜梁运新吴震南苏旺腾飞";
    private static final String SECOND = "源达盛昌顺辉腾宇博拓科创星辰洲海峰林森泽川岳安宁和平康健美佳优锐精亿万兴旺荣";
    private static final List<String> FORMS = List.of("有限公司", "有限公司", "有限公司", "股份有限公司", "科技有限公司", "厂（普通合伙）");

    private final Chance chance;
    private final LocalDate today;
    private final Set<String> taken = new HashSet<>();

    Firms(Chance chance, LocalDate today) {
        this.chance = chance;
        this.today = today;
    }

    List<Firm> found(int count) {
        List<Firm> firms = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            firms.add(found(number, District.ALL.get(number % District.ALL.size())));
        }
        return firms;
    }

    private Firm found(int number, District district) {
        Nature nature = Nature.of(chance);
        boolean gone = nature == Nature.OUTSIDE && chance.percent(40);
        Trade trade = chance.one(nature == Nature.OUTSIDE && !gone ? Trade.OUT_OF_SCOPE : Trade.IN_SCOPE);
        String name = name(district, trade);
        return new Firm(
                number,
                UsccMaker.make(district.code(), 100_000 + number * 7),
                name,
                chance.percent(5) ? name(district, trade) : name,
                district,
                trade,
                nature,
                chance.day(today.minusYears(28), today.minusYears(7)));
    }

    private String name(District district, Trade trade) {
        String name;
        do {
            name = district.prefix() + letter(FIRST) + letter(SECOND) + trade.word() + chance.one(FORMS);
        } while (!taken.add(name));
        return name;
    }

    private char letter(String of) {
        return of.charAt(chance.between(0, of.length() - 1));
    }
}
