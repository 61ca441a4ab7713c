package cn.anxin.hub.embedded.city;

import static cn.anxin.hub.record.RecordTypes.COURT;
import static cn.anxin.hub.record.RecordTypes.EMERGENCY;

import java.time.LocalDate;
import java.util.function.Consumer;

/** The acts of Art. 7, each with the records that an agency would have of it. */
record Misdeeds(Chance chance, Consumer<Row> write) {

    /** Commits one of the acts, with its trigger on the day or close to it; gives the reference that a repair would name. */
    String commit(Firm firm, LocalDate on) {
        return switch (chance.between(1, 10)) {
            case 1 -> accident(firm, on);
            case 2 -> transfer(firm, on, true);
            case 3, 4 -> burst(firm, on);
            case 5 -> overdueHazard(firm, on);
            case 6 -> simple(firm, on, "order_refusal", "refused_on", "JZ");
            case 7 -> simple(firm, on, "project_violation", "found_on", "JS");
            case 8 -> simple(firm, on, "operation_violation", "found_on", "SC");
            case 9 -> simple(firm, on, "licence_violation", "found_on", "XK");
            default -> simple(firm, on, "serious_violation", "determined_on", "YZ");
        };
    }

    private String accident(Firm firm, LocalDate on) {
        LocalDate occurred = on.minusDays(chance.between(40, 110));
        Row provisional = Row.of(firm, EMERGENCY, "accident", "SG-%05d".formatted(firm.number()))
                .with("occurred_on", occurred)
                .with("deaths", 1)
                .with("serious_injuries", chance.between(0, 2))
                .with("status", "PROVISIONAL");
        Row concluded = provisional
                .revised(2)
                .with("deaths", chance.any(1, 1, 2))
                .with("direct_loss_cny", chance.between(80, 240) * 10_000)
                .with("status", "CONCLUDED")
                .with("liability", "Y")
                .with("concluded_on", on)
                .with("document_no", EverydayLife.document(firm, "政复", on, 1));
        write.accept(provisional);
        write.accept(concluded);
        return concluded.reference();
    }

    String transfer(Firm firm, LocalDate on, boolean convicted) {
        String caseRef = "锡公（" + firm.district().name().charAt(0) + "）立字〔" + on.getYear() + "〕" + firm.number() + "号";
        Row transfer = Row.of(firm, EMERGENCY, "transfer", "YS-%05d".formatted(firm.number()))
                .scoped(1)
                .with("filed_on", on)
                .with("case_ref", caseRef)
                .with("person_role", chance.any("PRINCIPAL", "DEPUTY_IN_CHARGE", "RESPONSIBLE"))
                .with("charge", chance.any("134", "134-1", "135", "136"));
        write.accept(transfer);
        Row trial = Row.of(firm, COURT, "criminal_case", "XS-%05d".formatted(firm.number()))
                .with("case_ref", caseRef)
                .with("case_no", "（" + on.getYear() + "）苏02刑初" + firm.number() + "号");
        write.accept(trial.with("stage", "ACCEPTED"));
        write.accept(trial.revised(2)
                .with("stage", "FINAL")
                .with("outcome", convicted ? "GUILTY" : chance.any("ACQUITTED", "WITHDRAWN"))
                .with("judged_on", on.plusDays(chance.between(60, 150))));
        return transfer.reference();
    }

    private String burst(Firm firm, LocalDate on) {
        majorPenalty(firm, on.minusDays(chance.between(20, 330)), 7);
        return majorPenalty(firm, on, 8).reference();
    }

    Row majorPenalty(Firm firm, LocalDate on, int number) {
        Row penalty = Row.of(firm, EMERGENCY, "penalty", "CF-%05d-%d".formatted(firm.number(), number))
                .scoped(chance.any(0, 0, 0, 1))
                .with("document_no", EverydayLife.document(firm, "应急重罚", on, number))
                .with("decided_on", on)
                .with("categories", chance.any("FINE", "FINE;STOP_PRODUCTION", "SUSPEND_LICENCE", "CONFISCATION;FINE"))
                .with("fine_cny", chance.between(50, 300) * 1000)
                .with("issuer_kind", "EMERGENCY")
                .with("issuer_name", firm.district().name() + "应急管理局")
                .with("safety_related", "Y")
                .with("violation", chance.any("未落实粉尘防爆措施", "危险作业未经审批", "重大危险源未登记建档"))
                .with("legal_basis", "《中华人民共和国安全生产法》第一百零一条");
        write.accept(penalty);
        return penalty;
    }

    private String overdueHazard(Firm firm, LocalDate on) {
        Row hazard = openHazard(firm, on.minusDays(30), on.minusDays(1));
        Row row = chance.percent(50)
                ? hazard
                : hazard.revised(2).with("rectified_on", on.plusDays(chance.between(1, 60)));
        write.accept(row);
        return row.reference();
    }

    /** A major hazard not rectified yet: after the day that it is due on it is an act, without anybody's doing. */
    Row openHazard(Firm firm, LocalDate found, LocalDate due) {
        return Row.of(firm, EMERGENCY, "hazard", "YH-%05d-9".formatted(firm.number()))
                .with("grade", "MAJOR")
                .with("found_on", found)
                .with("due_on", due)
                .with("document_no", EverydayLife.document(firm, "重大隐患", found, 9))
                .with("description", chance.any("冶金煤气管道未设隔断装置", "涉爆粉尘除尘系统未设泄爆", "可燃有毒气体报警系统停用"));
    }

    private String simple(Firm firm, LocalDate on, String type, String dayColumn, String letters) {
        Row row = Row.of(firm, EMERGENCY, type, letters + "-%05d".formatted(firm.number()))
                .with(dayColumn, on)
                .with("document_no", EverydayLife.document(firm, "应急", on, 5));
        Row whole = switch (type) {
            case "project_violation" ->
                row.with(
                        "missing",
                        chance.any("SAFETY_ASSESSMENT", "DESIGN_REVIEW", "ACCEPTANCE", "DESIGN_REVIEW;ACCEPTANCE"));
            case "operation_violation" -> row.with("during", chance.any("STOP_PRODUCTION", "LICENCE_SUSPENDED"));
            case "licence_violation" -> row.with("licence", chance.any("PRODUCTION", "USE", "TRADE"));
            case "serious_violation" -> row.with("reason", "拒不整改重大事故隐患，情节严重");
            default -> row;
        };
        write.accept(whole);
        return whole.reference();
    }
}
