package cn.anxin.hub.embedded.city;

import java.util.List;

/** A district of Wuxi: its code (GB/T 2260), its name, and how firms registered there begin theirs. */
record District(String code, String name, String prefix) {

    static final List<District> ALL = List.of(
            new District("320205", "锡山区", "无锡锡山"),
            new District("320206", "惠山区", "无锡惠山"),
            new District("320211", "滨湖区", "无锡滨湖"),
            new District("320213", "梁溪区", "无锡梁溪"),
            new District("320214", "新吴区", "无锡新吴"),
            new District("320281", "江阴市", "江阴市"),
            new District("320282", "宜兴市", "宜兴市"));
}
