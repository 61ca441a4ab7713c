package cn.anxin.hub.policy;

import java.util.List;

/** Reads {@code met-when}: one requirement, or {@code any} or {@code all} of several. */
final class RequirementReader {

    private final Parameters parameters;
    private final CriterionReader criteria;
    private final RecordSets records;

    RequirementReader(Parameters parameters, CriterionReader criteria, RecordSets records) {
        this.parameters = parameters;
        this.criteria = criteria;
        this.records = records;
    }

    Requirement read(Section section) {
        String operator = section.first().getKey();
        Entry operand = section.required(operator);
        Requirement requirement = switch (operator) {
            case "any" -> new Requirement.Any(each(operand));
            case "all" -> new Requirement.All(each(operand));
            case "no-act-within" -> noActWithin(operand.section());
            case "none-within" -> noneWithin(operand.section());
            case "valid" -> valid(operand.section());
            case "latest" -> latest(operand.section());
            default -> throw RuleReader.unknown(section, operator);
        };
        section.end();
        return requirement;
    }

    private List<Requirement> each(Entry list) {
        return list.list().stream().map(entry -> read(entry.section())).toList();
    }

    private Requirement noActWithin(Section operands) {
        Requirement requirement = new Requirement.NoActWithin(parameters.span(operands.required("within")));
        operands.end();
        return requirement;
    }

    private Requirement noneWithin(Section operands) {
        RecordSet set = records.named(operands.required("records"));
        Columns columns = new Columns(set);
        Requirement requirement = new Requirement.NoneWithin(
                set,
                columns.day(operands.required("day")),
                parameters.span(operands.required("within")),
                criteria.read(operands.optional("when"), columns),
                operands.optional("pending-when").map(entry -> criteria.read(entry, columns)));
        operands.end();
        return requirement;
    }

    private Requirement valid(Section operands) {
        RecordSet set = records.named(operands.required("records"));
        Columns columns = new Columns(set);
        Requirement requirement = new Requirement.Valid(
                set,
                columns.day(operands.required("from")),
                columns.day(operands.required("until")),
                criteria.read(operands.optional("when"), columns));
        operands.end();
        return requirement;
    }

    private Requirement latest(Section operands) {
        RecordSet set = records.named(operands.required("records"));
        Columns columns = new Columns(set);
        Requirement requirement = new Requirement.Latest(
                set,
                columns.day(operands.required("day")),
                parameters.span(operands.required("within")),
                criteria.read(operands.optional("when"), columns));
        operands.end();
        return requirement;
    }
}
