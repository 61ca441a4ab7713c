package cn.anxin.hub.support;

import static org.junit.jupiter.api.extension.ExtensionContext.Namespace.GLOBAL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives tests one Chromium, started once for all of them, and forgotten of what it knew before each. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final String MISSING =
            "no chromium with chromedriver on the PATH: the console's browser tests are skipped";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (installed("chromium").isPresent() && installed("chromedriver").isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        System.err.println("== " + MISSING + ": " + context.getDisplayName());
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).leave();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    private static Browser browser(ExtensionContext context) {
        Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        Browser browser = context.getRoot()
                .getStore(GLOBAL)
                .getOrComputeIfAbsent(
                        Browser.class,
                        key -> new Browser(
                                installed("chromium").orElseThrow(),
                                installed("chromedriver").orElseThrow()),
                        Browser.class);
        return browser.at(port);
    }

    private static Optional<Path> installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
