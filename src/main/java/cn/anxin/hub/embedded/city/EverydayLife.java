package cn.anxin.hub.embedded.city;

import static cn.anxin.hub.record.RecordTypes.EMERGENCY;
import static cn.anxin.hub.record.RecordTypes.MARKET_SUPERVISION;

import java.time.LocalDate;
import java.util.function.Consumer;

/** What happens to every enterprise in the course of the years: registrations, profiles, certificates, small trouble. */
record EverydayLife(Chance chance, LocalDate today, Consumer<Row> write) {

    /** So many of a hundred new names never reached the register: what comes under them is quarantined. */
    private static final int UNHEARD_OF = 12;

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华";

    void live(Firm firm) {
        register(firm);
        describe(firm);
        certify(firm);
        inspections(firm);
        smallPenalties(firm);
    }

    private void register(Firm firm) {
        Row registration = Row.of(firm, MARKET_SUPERVISION, "registration", "DJ-%05d".formatted(firm.number()))
                .named(firm.formerName())
                .with("state", "ACTIVE")
                .with("state_on", firm.establishedOn())
                .with("district", firm.district().code())
                .with("legal_representative", person())
                .with("industry", firm.trade().industry())
                .with("address", "无锡市" + firm.district().name() + "工业园" + chance.between(1, 88) + "号")
                .with("established_on", firm.establishedOn());
        write.accept(registration);
        Row latest = registration;
        if (firm.wasRenamed() && !chance.percent(UNHEARD_OF)) {
            latest = registration.named(firm.name());
            write.accept(latest.revised(2).with("state_on", years(4, 1)));
        }
        if (chance.percent(35)) {
            latest = latest.revised(3).with("legal_representative", person()).with("state_on", years(3, 0));
            write.accept(latest);
        }
        if (firm.nature() == Nature.OUTSIDE && Trade.IN_SCOPE.contains(firm.trade())) {
            write.accept(latest.revised(4)
                    .with("state", chance.any("CANCELLED", "CANCELLED", "MOVED_OUT"))
                    .with("state_on", years(2, 0)));
        } else if (chance.percent(1)) {
            write.accept(latest.revised(4).with("state", "REVOKED").with("state_on", years(2, 0)));
        }
    }

    private void describe(Firm firm) {
        Row profile = Row.of(firm, EMERGENCY, "profile", "QY-%05d".formatted(firm.number()))
                .with(firm.trade().profile());
        write.accept(profile.with("valid_from", years(6, 5)));
        if (chance.percent(45)) {
            Row update = Row.of(firm, EMERGENCY, "profile", "QY-%05d-2".formatted(firm.number()))
                    .with(firm.trade().profile());
            write.accept(update.with("valid_from", years(3, 1)));
        }
    }

    private void certify(Firm firm) {
        boolean model = firm.nature() == Nature.MODEL;
        if (!model && !chance.percent(70)) {
            return;
        }
        LocalDate first = years(5, 4);
        write.accept(certificate(firm, 1, first, 3));
        if (model || chance.percent(60)) {
            Row renewed = certificate(firm, 2, years(2, 0), model ? chance.between(1, 2) : 3);
            write.accept(renewed);
            if (!model && chance.percent(6)) {
                write.accept(renewed.revised(2).with("state", "REVOKED"));
            }
        }
    }

    private Row certificate(Firm firm, int number, LocalDate grantedOn, int level) {
        return Row.of(firm, EMERGENCY, "standardization", "BZ-%05d-%d".formatted(firm.number(), number))
                .with("certificate_no", "苏AQB3202%s%05d%d".formatted(grantedOn.getYear(), firm.number(), number))
                .with("level", level)
                .with("granted_on", grantedOn)
                .with("valid_until", grantedOn.plusYears(3))
                .with("operating", "Y")
                .with("state", "VALID");
    }

    private void inspections(Firm firm) {
        int count = chance.between(1, 4);
        for (int i = 1; i <= count; i++) {
            LocalDate found = chance.day(today.minusYears(5), today.minusDays(3));
            LocalDate due = found.plusDays(chance.between(7, 45));
            boolean major = chance.percent(12);
            Row hazard = Row.of(firm, EMERGENCY, "hazard", "YH-%05d-%d".formatted(firm.number(), i))
                    .with("grade", major ? "MAJOR" : "GENERAL")
                    .with("found_on", found)
                    .with("due_on", due)
                    .with("document_no", document(firm, "责改", found, i))
                    .with("description", chance.any("配电箱未接地", "可燃气体探测器失效", "除尘系统未定期清灰", "煤气报警器超期未检", "安全出口堆放杂物"));
            LocalDate rectified = chance.day(found.plusDays(1), due);
            write.accept(rectified.isAfter(today) ? hazard : hazard.with("rectified_on", rectified));
        }
    }

    private void smallPenalties(Firm firm) {
        int market = chance.between(0, 2);
        for (int i = 1; i <= market; i++) {
            penalty(firm, MARKET_SUPERVISION, i, chance.day(today.minusYears(5), today.minusDays(10)));
        }
        int emergency = chance.between(0, 2);
        for (int i = 1; i <= emergency; i++) {
            LocalDate latest =
                    firm.nature() == Nature.MODEL ? today.minusYears(3).minusDays(5) : today.minusDays(10);
            penalty(firm, EMERGENCY, i, chance.day(today.minusYears(6), latest));
        }
    }

    private void penalty(Firm firm, String source, int number, LocalDate on) {
        boolean emergency = source.equals(EMERGENCY);
        Row penalty = Row.of(firm, source, "penalty", "CF-%05d-%d".formatted(firm.number(), number))
                .scoped(chance.any(0, 0, 0, 0, 1, 2))
                .with("document_no", document(firm, emergency ? "应急罚" : "市监罚", on, number))
                .with("decided_on", on)
                .with("categories", chance.any("WARNING", "FINE", "FINE", "WARNING;FINE"))
                .with("fine_cny", chance.between(1, 48) * 1000)
                .with("issuer_kind", emergency ? "EMERGENCY" : "MARKET")
                .with("issuer_name", firm.district().name() + (emergency ? "应急管理局" : "市场监督管理局"))
                .with("safety_related", emergency || chance.percent(10) ? "Y" : "N")
                .with("violation", chance.any("未按规定进行安全生产教育培训", "未如实记录事故隐患排查治理情况", "特种设备超期未检", "计量器具未检定"))
                .with("legal_basis", emergency ? "《中华人民共和国安全生产法》第九十七条" : "《中华人民共和国特种设备安全法》第八十四条");
        write.accept(penalty);
        if (chance.percent(1)) {
            write.accept(penalty.withdrawn(2));
        }
    }

    static String document(Firm firm, String word, LocalDate on, int number) {
        return "锡" + firm.district().name().charAt(0) + word + "〔" + on.getYear() + "〕" + (firm.number() * 10 + number)
                + "号";
    }

    private String person() {
        return "" + SURNAMES.charAt(chance.between(0, SURNAMES.length() - 1))
                + GIVEN.charAt(chance.between(0, GIVEN.length() - 1))
                + (chance.percent(60) ? GIVEN.charAt(chance.between(0, GIVEN.length() - 1)) : "");
    }

    /** A day so many years ago, at most and at least. */
    private LocalDate years(int most, int least) {
        return chance.day(
                today.minusYears(most).plusDays(1), today.minusYears(least).minusDays(1));
    }
}
