package cn.anxin.hub.api;

import cn.anxin.hub.decision.Status;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.Enterprises.EnterpriseRow;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "enterprises")
class EnterpriseListController {

    private static final int LAST_PAGE = 10_000_000;

    private final Enterprises enterprises;

    EnterpriseListController(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    /**
     * An enterprise in a list.
     *
     * @param due whether a review is waiting, so that the status may change at once
     */
    record Row(
            String uscc,
            String name,
            Optional<String> district,
            Optional<String> status,
            Optional<LocalDate> nextReviewOn,
            boolean due) {

        static Row of(EnterpriseRow row) {
            return new Row(row.uscc().value(), row.name(), row.district(), row.status(), row.nextReviewOn(), row.due());
        }
    }

    record Answer(List<Row> items, int page, int pageSize, long total) {}

    @Operation(
            operationId = "enterprises",
            summary = "企业名单，按统一社会信用代码排序",
            description = "The lists: enterprises by status and district, by ascending 统一社会信用代码.")
    @GetMapping(path = "/api/v1/enterprises", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer list(
            @Parameter(description = "OUT_OF_SCOPE, JOINT_INCENTIVE, ORDINARY, JOINT_PUNISHMENT")
                    @RequestParam(name = "status", defaultValue = "")
                    String status,
            @Parameter(description = "six digits (GB/T 2260)") @RequestParam(name = "district", defaultValue = "")
                    String district,
            @Parameter(description = "from 0") @RequestParam(name = "page", defaultValue = "0") int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw new Refused(ProblemCode.INVALID_PARAMETER, "page 应从 0 开始", "page counts from 0");
        }
        Enterprises.Page found = enterprises.page(status(status), district(district), page);
        return new Answer(found.rows().stream().map(Row::of).toList(), page, Enterprises.PAGE, found.total());
    }

    private static Optional<String> status(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Status.valueOf(text.strip()).name());
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    ProblemCode.INVALID_PARAMETER,
                    "status 应为 " + List.of(Status.values()) + " 之一",
                    "status has to be one of " + List.of(Status.values()));
        }
    }

    private static Optional<String> district(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (!text.strip().matches("\\d{6}")) {
            throw new Refused(ProblemCode.INVALID_PARAMETER, "district 应为六位行政区划代码", "district has six digits");
        }
        return Optional.of(text.strip());
    }
}
