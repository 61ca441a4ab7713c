package cn.anxin.hub.console;

import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import cn.anxin.hub.security.ProblemWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where every request ends that no one else answers: a problem for programs, a page for people. What went wrong inside is
 * in the log under an id, and nowhere else.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final ProblemWriter problems;

    ErrorPages(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/";
        // Nobody has a reason to ask for this address itself.
        int status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        ProblemCode problem = ProblemCode.of(status);
        // An outage is told once by those who wait for its end.
        String id = status >= 500 && problem != ProblemCode.UNAVAILABLE ? logged(request, path) : "";
        if (Stream.of("/api/", "/v3/", "/actuator/").anyMatch(path::startsWith)) {
            Problem answer = Problem.of(problem);
            problems.write(path, response, id.isEmpty() ? answer : answer.with("id", id));
            return null;
        }
        ModelAndView page = new ModelAndView("error");
        page.setStatus(problem.status());
        page.addObject("status", problem.status().value());
        page.addObject("code", problem.name());
        page.addObject("id", id);
        return page;
    }

    private static String logged(HttpServletRequest request, String path) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        if (attribute(request, RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            LOG.error("请求 {} 出错，编号 {} / Request {} failed, id {}", path, id, path, id, cause);
        } else {
            LOG.error("请求 {} 出错，编号 {} / Request {} failed, id {}", path, id, path, id);
        }
        return id;
    }

    private static @Nullable Object attribute(HttpServletRequest request, String name) {
        return request.getAttribute(name);
    }
}
