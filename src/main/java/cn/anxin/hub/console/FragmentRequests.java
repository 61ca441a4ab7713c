package cn.anxin.hub.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Answers a part of a page where htmx asks for one that the page declares. */
final class FragmentRequests implements HandlerInterceptor {

    private static final String TARGET = "HX-Target";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (declaredBy(handler).isPresent()) {
            // The same address has two answers; nobody in between may mix them up.
            response.addHeader(HttpHeaders.VARY, "HX-Request, " + TARGET);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) {
            return;
        }
        wanted(request, handler).ifPresent(part -> page.setViewName(page.getViewName() + " :: " + part));
    }

    // The header comes from outside and would be read as an expression: only a declared name goes on.
    private static Optional<String> wanted(HttpServletRequest request, Object handler) {
        boolean script = "true".equals(request.getHeader("HX-Request"))
                && !"true".equals(request.getHeader("HX-History-Restore-Request"));
        return declaredBy(handler)
                .filter(declared -> script)
                .flatMap(declared -> Arrays.stream(declared.value())
                        .filter(part -> part.equals(request.getHeader(TARGET)))
                        .findFirst());
    }

    private static Optional<Fragments> declaredBy(Object handler) {
        return handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(Fragments.class))
                : Optional.empty();
    }
}
