package cn.anxin.hub.policy;

import cn.anxin.hub.policy.Example.Expectation;
import cn.anxin.hub.policy.Example.What;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code cases.yaml}: named records under {@code given}, and the examples that use them. */
final class ExampleReader {

    private final Map<String, List<CreditRecord>> given = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private ExampleReader() {}

    static List<Example> read(Entry root) {
        Section file = root.section();
        ExampleReader reader = new ExampleReader();
        file.required("given")
                .section()
                .rest()
                .forEach((name, records) -> reader.given.put(name, records(records.section())));
        List<Example> examples =
                file.required("cases").list().stream().map(reader::example).toList();
        file.end();
        return examples;
    }

    private Example example(Entry entry) {
        Section section = entry.section();
        Entry name = section.required("case");
        if (!names.add(name.text())) {
            throw name.fault("这个例子的名字已经用过", "this case's name is used already");
        }
        Example example = new Example(
                section.place(),
                name.text(),
                section.required("on").day(),
                allRecords(section),
                expectations(section.required("expect").section()));
        section.end();
        return example;
    }

    private List<CreditRecord> allRecords(Section section) {
        List<CreditRecord> all = new ArrayList<>();
        for (Entry name : section.optional("with").map(Entry::list).orElse(List.of())) {
            List<CreditRecord> records = given.get(name.text());
            if (records == null) {
                throw name.fault("given 里没有“" + name.text() + "”", "given has no \"" + name.text() + "\"");
            }
            all.addAll(records);
        }
        section.optional("records").ifPresent(records -> all.addAll(records(records.section())));
        return List.copyOf(all);
    }

    private static List<CreditRecord> records(Section section) {
        List<CreditRecord> records = new ArrayList<>();
        section.rest().forEach((reference, entry) -> records.add(record(section.key(reference), entry)));
        return List.copyOf(records);
    }

    private static CreditRecord record(Entry reference, Entry entry) {
        String[] parts = reference.text().split("/", 3);
        if (parts.length != 3) {
            throw reference.fault("记录应写作 来源/类型/编号", "a record is named source/type/recordId");
        }
        Map<String, Object> fields = new HashMap<>();
        fields.put("record_id", parts[2]);
        fields.put("uscc", Example.ENTERPRISE.value());
        fields.put("enterprise_name", "示例企业");
        entry.section()
                .rest()
                .forEach((column, value) -> fields.put(column, value.isList() ? value.texts() : value.text()));
        Reading reading = RecordReader.read(new RawRecord(parts[0], parts[1], fields));
        if (reading instanceof Reading.Refused refused) {
            Fault fault = refused.faults().get(0);
            throw entry.fault(
                    fault.column() + "：" + fault.message().zh(),
                    fault.column() + ": " + fault.message().en());
        }
        return ((Reading.Read) reading).record();
    }

    private static List<Expectation> expectations(Section section) {
        List<Expectation> expectations = new ArrayList<>();
        for (What what : What.values()) {
            Optional<Entry> entry = section.optional(what.key());
            entry.ifPresent(value -> expectations.add(new Expectation(value.place(), what, values(value))));
        }
        section.end();
        if (expectations.isEmpty()) {
            throw section.fault("没有写明预期", "nothing is expected");
        }
        return List.copyOf(expectations);
    }

    private static List<String> values(Entry value) {
        if (value.isText()) {
            return List.of(value.text());
        }
        return value.isEmptyList() ? List.of() : value.texts();
    }
}
