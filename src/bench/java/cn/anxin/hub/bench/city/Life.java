package cn.anxin.hub.bench.city;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to enterprises, seen from a day. */
public record Life(LocalDate today) {

    private static final List<String> ACTIVITIES = List.of("STEEL", "DEEP_WELL_CASTING", "STEEL;METAL_DUST");
    private static final List<String> PERSONS = List.of("赵伟", "钱芳", "孙敏", "李静", "周丽强", "吴磊", "郑军洋", "王勇");
    private static final List<String> FLAWS = List.of("配电箱未接地", "可燃气体探测器失效", "除尘系统未定期清灰", "煤气报警器超期未检");
    private static final List<String> OFFENCES = List.of("未按规定进行安全生产教育培训", "未如实记录事故隐患排查治理情况", "特种设备超期未检");

    public Row registration(Enterprise of, SplittableRandom chance) {
        LocalDate established = ago(chance, 28 * 365, 7 * 365);
        return Row.of(
                Table.REGISTRATION,
                "DJ-" + of.number(),
                of,
                "ACTIVE",
                established,
                of.district(),
                one(PERSONS, chance),
                "C3391",
                "无锡市工业园" + (1 + chance.nextInt(88)) + "号",
                established);
    }

    public Row profile(Enterprise of, SplittableRandom chance, boolean inScope) {
        String sector = inScope ? "METALLURGY" : "OTHER";
        String activities = inScope ? one(ACTIVITIES, chance) : "";
        return Row.of(
                Table.PROFILE,
                "QY-" + of.number(),
                of,
                ago(chance, 6 * 365, 5 * 365),
                sector,
                activities,
                inScope ? 14 : "",
                "",
                "N");
    }

    Row certificate(Enterprise of, SplittableRandom chance, int level) {
        LocalDate granted = ago(chance, 700, 30);
        return Row.of(
                Table.CERTIFICATE,
                "BZ-" + of.number() + "-" + level,
                of,
                "苏AQB3202" + granted.getYear() + of.number(),
                level,
                granted,
                granted.plusYears(3),
                "Y",
                "VALID");
    }

    /** An act of Art. 7 that is still held against it. */
    List<Row> act(Enterprise of, SplittableRandom chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> List.of(accident(of, chance));
            case 1 -> List.of(refusal(of, ago(chance, 900, 5)));
            case 2 -> List.of(majorHazard(of, chance));
            default -> {
                LocalDate second = ago(chance, 900, 5);
                yield List.of(majorPenalty(of, second.minusDays(100), 7), majorPenalty(of, second, 8));
            }
        };
    }

    List<Row> repaired(Enterprise of, SplittableRandom chance) {
        LocalDate on = ago(chance, 1_000, 700);
        Row act = refusal(of, on);
        String reference = Table.ORDER_REFUSAL.reference(act.recordId());
        return List.of(
                act,
                Row.of(
                        Table.REPAIR,
                        "XF-" + of.number(),
                        of,
                        reference,
                        on.plusDays(580),
                        "锡信修〔" + on.getYear() + "〕" + of.number() + "号"));
    }

    List<Row> annulled(Enterprise of, SplittableRandom chance) {
        LocalDate on = ago(chance, 900, 300);
        Row penalty = majorPenalty(of, on, 7);
        return List.of(
                penalty,
                Row.of(
                        Table.JUDGMENT,
                        "XZ-" + of.number(),
                        of,
                        "（" + on.getYear() + "）苏02行终" + of.number() + "号",
                        penalty.cells().get(0),
                        "ANNULLED",
                        "Y",
                        on.plusDays(120)));
    }

    /** A general hazard, rectified in time. */
    public Row hazard(Enterprise of, SplittableRandom chance, int number) {
        LocalDate found = ago(chance, 1_800, 60);
        return Row.of(
                Table.HAZARD,
                "YH-" + of.number() + "-" + number,
                of,
                "GENERAL",
                found,
                found.plusDays(30),
                found.plusDays(1 + chance.nextInt(28)),
                "锡责改〔" + found.getYear() + "〕" + of.number() + "-" + number + "号",
                one(FLAWS, chance));
    }

    /** Inspections, small fines, certificates: nothing that lists anybody. */
    Row everyday(Enterprise of, SplittableRandom chance, int number, boolean model) {
        int lot = chance.nextInt(100);
        if (model || lot < 50) {
            return hazard(of, chance, number);
        }
        if (lot < 90) {
            return smallPenalty(of, chance, number, lot < 75 ? Table.PENALTY : Table.MARKET_PENALTY);
        }
        LocalDate granted = ago(chance, 1_500, 30);
        return Row.of(
                Table.CERTIFICATE,
                "BZ-" + of.number() + "-3-" + number,
                of,
                "苏AQB3202" + granted.getYear() + of.number() + "-" + number,
                3,
                granted,
                granted.plusYears(3),
                "Y",
                "VALID");
    }

    private static Row penalty(
            Table table, Enterprise of, LocalDate on, String number, String categories, int fine, String violation) {
        boolean emergency = table == Table.PENALTY;
        return Row.of(
                table,
                "CF-" + of.number() + "-" + number,
                of,
                (emergency ? "锡应急罚〔" : "锡市监罚〔") + on.getYear() + "〕" + of.number() + "-" + number + "号",
                on,
                categories,
                fine,
                emergency ? "EMERGENCY" : "MARKET",
                emergency ? "无锡市应急管理局" : "无锡市市场监督管理局",
                emergency ? "Y" : "N",
                violation,
                "《中华人民共和国安全生产法》第九十七条");
    }

    private static Row majorPenalty(Enterprise of, LocalDate on, int number) {
        return penalty(Table.PENALTY, of, on, "Z" + number, "FINE;STOP_PRODUCTION", 120_000, "未落实粉尘防爆措施");
    }

    private Row smallPenalty(Enterprise of, SplittableRandom chance, int number, Table table) {
        int fine = (1 + chance.nextInt(40)) * 1_000;
        return penalty(table, of, ago(chance, 1_800, 10), "" + number, "WARNING;FINE", fine, one(OFFENCES, chance));
    }

    private Row accident(Enterprise of, SplittableRandom chance) {
        LocalDate occurred = ago(chance, 900, 150);
        return Row.of(
                Table.ACCIDENT,
                "SG-" + of.number(),
                of,
                occurred,
                1,
                1_200_000,
                "CONCLUDED",
                "Y",
                occurred.plusDays(90),
                "锡政复〔" + occurred.getYear() + "〕" + of.number() + "号");
    }

    /** An act of Art. 7(5). */
    public static Row refusal(Enterprise of, LocalDate on) {
        return Row.of(
                Table.ORDER_REFUSAL, "JZ-" + of.number(), of, on, "锡应急〔" + on.getYear() + "〕" + of.number() + "号");
    }

    private Row majorHazard(Enterprise of, SplittableRandom chance) {
        LocalDate found = ago(chance, 400, 60);
        return Row.of(
                Table.HAZARD,
                "YH-" + of.number() + "-M",
                of,
                "MAJOR",
                found,
                found.plusDays(30),
                "",
                "锡重大隐患〔" + found.getYear() + "〕" + of.number() + "号",
                "冶金煤气管道未设隔断装置");
    }

    private LocalDate ago(SplittableRandom chance, int most, int least) {
        return today.minusDays(least + chance.nextInt(most - least + 1));
    }

    private static String one(List<String> of, SplittableRandom chance) {
        return of.get(chance.nextInt(of.size()));
    }
}
