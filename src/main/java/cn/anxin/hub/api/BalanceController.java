package cn.anxin.hub.api;

import cn.anxin.hub.ledger.Balance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "ledger")
class BalanceController {

    private final Balance balance;

    BalanceController(Balance balance) {
        this.balance = balance;
    }

    @Operation(
            operationId = "balance",
            summary = "账目：收到多少、结果如何；应送多少、结果如何",
            description =
                    "What came in against what became of it, for each feed; what is due against what became of it,"
                            + " for each recipient; and how many enterprises wait for a review. All of one moment.")
    @GetMapping(path = "/api/v1/ledger/balance", produces = MediaType.APPLICATION_JSON_VALUE)
    Balance.Sheet balance() {
        return balance.read();
    }
}
