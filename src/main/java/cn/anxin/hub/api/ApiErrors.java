package cn.anxin.hub.api;

import cn.anxin.hub.record.Message;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import cn.anxin.hub.security.ProblemWriter;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What a request can do wrong, as problems; what the hub itself does wrong goes on to the error page. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

    private final ProblemWriter problems;

    ApiErrors(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refused(Refused refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, refusal.problem());
    }

    @ExceptionHandler
    void tooLarge(TooLarge fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String zh = "请求体不得超过 %d 字节，请分批发送".formatted(fault.limit());
        String en = "a body may have %d bytes at most; send it in parts".formatted(fault.limit());
        problems.write(request, response, Problem.of(ProblemCode.TOO_LARGE, zh, en));
    }

    @ExceptionHandler
    void notJson(JsonProcessingException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (fault.getCause() instanceof TooLarge tooLarge) {
            tooLarge(tooLarge, request, response);
            return;
        }
        String where = fault.getLocation() == null
                ? ""
                : fault.getLocation().getLineNr() + ":" + fault.getLocation().getColumnNr();
        problems.write(
                request,
                response,
                Problem.of(ProblemCode.MALFORMED, "不是合法的 JSON（" + where + "）", "not JSON (at " + where + ")"));
    }

    @ExceptionHandler
    void notText(CharConversionException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.of(ProblemCode.MALFORMED, "请求体不是 UTF-8", "the body is not UTF-8"));
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (fault.getCause() instanceof JsonProcessingException json) {
            notJson(json, request, response);
        } else {
            problems.write(request, response, Problem.of(ProblemCode.MALFORMED));
        }
    }

    @ExceptionHandler
    void wrongKind(MethodArgumentTypeMismatchException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, wrong(fault.getName()));
    }

    @ExceptionHandler
    void missing(
            MissingServletRequestParameterException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, wrong(fault.getParameterName()));
    }

    private static Problem wrong(String parameter) {
        Message detail = new Message("参数 " + parameter + " 不正确", "the parameter " + parameter + " is wrong");
        return Problem.of(ProblemCode.INVALID_PARAMETER, detail.zh(), detail.en())
                .with("parameter", parameter);
    }
}
