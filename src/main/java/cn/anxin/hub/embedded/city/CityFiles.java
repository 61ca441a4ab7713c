package cn.anxin.hub.embedded.city;

import static cn.anxin.hub.record.RecordTypes.EMERGENCY;
import static cn.anxin.hub.record.RecordTypes.MARKET_SUPERVISION;

import cn.anxin.hub.record.RecordTypes;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole city as files: made from its seed and a day alone, so that a start after a kill makes the same ones. */
record CityFiles(List<FeedFile> files) {

    private static final long SEED = 320_200;
    private static final int FIRMS = 3_000;
    private static final int ROWS_PER_FILE = 2_000;
    private static final int SENT_WRONG = 60;

    /** In the order in which they are left. */
    static CityFiles made(LocalDate today) {
        return made(today, FIRMS);
    }

    static CityFiles made(LocalDate today, int count) {
        Map<String, List<Row>> byType = new LinkedHashMap<>();
        Chance chance = Chance.seeded(SEED);
        live(chance, today, new Firms(chance, today).found(count), byType);
        Mistakes mistakes = new Mistakes(chance, today);
        List<FeedFile> files = new ArrayList<>();
        byType.values().forEach(rows -> files.addAll(split(mistakes.among(rows), today)));
        files.add(mismatch(files, today));
        files.add(repeat(files));
        files.sort(Comparator.comparingInt(FeedFile::stage));
        return new CityFiles(List.copyOf(files));
    }

    private static void live(Chance chance, LocalDate today, List<Firm> firms, Map<String, List<Row>> byType) {
        Consumer<Row> write = row -> byType.computeIfAbsent(row.source() + "/" + row.type(), t -> new ArrayList<>())
                .add(row);
        EverydayLife everyday = new EverydayLife(chance, today, write);
        TroubledLife troubled = new TroubledLife(chance, today, write);
        for (Firm firm : firms) {
            everyday.live(firm);
            troubled.live(firm);
        }
        new Rankings(chance, today, write).rank(firms);
    }

    private static List<FeedFile> split(List<Row> rows, LocalDate today) {
        List<FeedFile> files = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_PER_FILE) {
            List<Row> part = rows.subList(from, Math.min(from + ROWS_PER_FILE, rows.size()));
            Row first = part.get(0);
            int number = files.size() + 1;
            Layout layout = layout(first.source(), first.type(), number);
            // The register goes first: it knows the names by which all others are understood.
            int stage = first.type().equals(RecordTypes.REGISTRATION) ? 1 : 2;
            files.add(new FeedFile(first.source(), name(first.type(), today, number, layout), part, layout, stage));
        }
        return files;
    }

    private static Layout layout(String source, String type, int number) {
        return switch (type) {
            case "registration" -> Layout.FORM;
            case "penalty" -> source.equals(EMERGENCY) ? Layout.SPREADSHEET : Layout.OLD_SYSTEM;
            case "hazard" -> number % 2 == 0 ? Layout.OLD_SYSTEM : Layout.OLD_SYSTEM.flagged(Layout.Flag.ROWS);
            case "assessment", "criminal_case" -> Layout.LINES;
            case "administrative_judgment", "repair" -> Layout.FORM;
            default -> Layout.PLAIN;
        };
    }

    private static String name(String type, LocalDate today, int number, Layout layout) {
        return "%s_%s_%03d.%s"
                .formatted(type, today.format(DateTimeFormatter.BASIC_ISO_DATE), number, layout.extension());
    }

    /** A file with another one's flag: refused whole; its rows come with the right files too. */
    private static FeedFile mismatch(List<FeedFile> files, LocalDate today) {
        FeedFile right = find(files, EMERGENCY, "hazard");
        Layout wrong = right.layout().flagged(Layout.Flag.WRONG);
        List<Row> rows =
                right.rows().subList(0, Math.min(SENT_WRONG, right.rows().size()));
        return new FeedFile(right.source(), name("hazard", today, 99, wrong), rows, wrong, 2);
    }

    /** The register's first file, sent twice. */
    private static FeedFile repeat(List<FeedFile> files) {
        FeedFile first = find(files, MARKET_SUPERVISION, RecordTypes.REGISTRATION);
        return new FeedFile(first.source(), first.name(), first.rows(), first.layout(), 3, true);
    }

    private static FeedFile find(List<FeedFile> files, String source, String type) {
        return files.stream()
                .filter(file -> file.source().equals(source) && file.name().startsWith(type + "_"))
                .findFirst()
                .orElseThrow();
    }

    int rows() {
        return files.stream().mapToInt(file -> file.rows().size()).sum();
    }
}
