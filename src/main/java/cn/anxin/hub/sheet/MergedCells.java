package cn.anxin.hub.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What spans several rows has its value in the first of them only: here the others get it, in the first column that it spans. */
final class MergedCells {

    private static final int MOST = 50_000;
    private static final Pattern REGION =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

    private final Map<Long, List<Region>> byFirstRow;
    private final Map<Integer, Spanning> spanning = new HashMap<>();

    private MergedCells(Map<Long, List<Region>> byFirstRow) {
        this.byFirstRow = byFirstRow;
    }

    private record Region(int column, long last) {}

    private record Spanning(SheetCell cell, long last) {}

    /** They stand behind all of the rows. */
    static MergedCells read(InputStream sheet) throws IOException, SheetRefused {
        Map<Long, List<Region>> regions = new HashMap<>();
        int count = 0;
        try (Markup markup = Markup.of(sheet)) {
            while (markup.findElement("mergeCell")) {
                Matcher region = REGION.matcher(markup.attribute("ref").orElse(""));
                if (region.matches() && !region.group(2).equals(region.group(4))) {
                    count++;
                    regions.computeIfAbsent(Long.valueOf(region.group(2)), row -> new ArrayList<>())
                            .add(new Region(CellName.column(region.group(1)), Long.parseLong(region.group(4))));
                }
                if (count > MOST) {
                    throw new SheetRefused("合并单元格过多，请取消合并", "it has too many merged cells; unmerge them");
                }
            }
        }
        return new MergedCells(regions);
    }

    /** The row with the cells that span it; of rows in their order. */
    SheetRow complete(SheetRow row) {
        spanning.values().removeIf(each -> each.last() < row.number());
        List<SheetCell> cells = new ArrayList<>(row.cells());
        if (!cells.isEmpty()) {
            spanning.forEach((column, each) -> {
                if (row.cells().stream().noneMatch(cell -> cell.column() == column)) {
                    cells.add(each.cell());
                }
            });
        }
        begin(row);
        return new SheetRow(row.number(), cells);
    }

    private void begin(SheetRow row) {
        for (Region region : byFirstRow.getOrDefault(row.number(), List.of())) {
            row.cells().stream()
                    .filter(cell -> cell.column() == region.column())
                    .findFirst()
                    .ifPresent(cell -> spanning.put(region.column(), new Spanning(cell, region.last())));
        }
    }
}
