package cn.anxin.hub.embedded.city;

import java.util.List;
import java.util.Map;

/**
 * What a firm does, and by that whether Art. 2 looks at it.
 *
 * @param word of its name
 * @param industry its code (GB/T 4754)
 * @param profile the columns of its profile
 */
record Trade(String word, String industry, Map<String, String> profile) {

    private static final String SECTOR = "sector";
    private static final String ACTIVITIES = "activities";
    private static final String LEVEL = "major_hazard_level";
    private static final String WORKERS = "dust_workers";

    static final List<Trade> IN_SCOPE = List.of(
            new Trade("特钢", "C3110", Map.of(SECTOR, "METALLURGY", ACTIVITIES, "STEEL")),
            new Trade("铸造", "C3391", Map.of(SECTOR, "METALLURGY", ACTIVITIES, "DEEP_WELL_CASTING")),
            new Trade(
                    "铝业",
                    "C3252",
                    Map.of(SECTOR, "METALLURGY", ACTIVITIES, "DEEP_WELL_CASTING;METAL_DUST", WORKERS, "14")),
            new Trade("抛光制品", "C3399", Map.of(SECTOR, "INDUSTRY_TRADE", ACTIVITIES, "METAL_DUST", WORKERS, "18")),
            new Trade("木业", "C2034", Map.of(SECTOR, "INDUSTRY_TRADE", ACTIVITIES, "WOOD_DUST", WORKERS, "26")),
            new Trade("家具", "C2110", Map.of(SECTOR, "INDUSTRY_TRADE", ACTIVITIES, "WOOD_DUST", WORKERS, "31")),
            new Trade("冷链", "G5930", Map.of(SECTOR, "INDUSTRY_TRADE", LEVEL, "4")),
            new Trade("化工", "C2614", Map.of(SECTOR, "CHEMICAL", ACTIVITIES, "HAZCHEM_USE", LEVEL, "3")),
            new Trade(
                    "精细化工",
                    "C2661",
                    Map.of(SECTOR, "CHEMICAL", ACTIVITIES, "HAZCHEM_USE", LEVEL, "2", "key_process", "Y")),
            new Trade("化学品储运", "G5942", Map.of(SECTOR, "HAZCHEM", ACTIVITIES, "HAZCHEM_STORE", LEVEL, "1")),
            new Trade(
                    "气体", "C2619", Map.of(SECTOR, "HAZCHEM", ACTIVITIES, "HAZCHEM_PRODUCE;HAZCHEM_STORE", LEVEL, "3")),
            new Trade("能源贸易", "F5162", Map.of(SECTOR, "HAZCHEM", ACTIVITIES, "HAZCHEM_TRADE", LEVEL, "4")));

    static final List<Trade> OUT_OF_SCOPE = List.of(
            new Trade("纺织", "C1711", Map.of(SECTOR, "OTHER")),
            new Trade("电子", "C3982", Map.of(SECTOR, "INDUSTRY_TRADE")),
            new Trade("木器", "C2039", Map.of(SECTOR, "INDUSTRY_TRADE", ACTIVITIES, "WOOD_DUST", WORKERS, "6")),
            new Trade("五金", "C3311", Map.of(SECTOR, "INDUSTRY_TRADE", ACTIVITIES, "METAL_DUST", WORKERS, "9")),
            new Trade("涂料商贸", "F5165", Map.of(SECTOR, "HAZCHEM", ACTIVITIES, "HAZCHEM_TRADE")));
}
