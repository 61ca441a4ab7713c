package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;

class FragmentRequestsTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    static final class Pages {

        @Fragments("list")
        public String page() {
            return "page";
        }
    }

    @Test
    void aDeclaredPartIsAnsweredAlone() throws Exception {
        assertThat(asked("list")).isEqualTo("page :: list");
        assertThat(response.getHeaders("Vary")).contains("HX-Request, HX-Target");
    }

    @Test
    void whatIsNotDeclaredGetsTheWholePage() throws Exception {
        assertThat(asked("other")).isEqualTo("page");
        assertThat(asked("${T(java.lang.Runtime)}")).isEqualTo("page");
    }

    @Test
    void aPageThatTheBrowserGoesBackToIsWhole() throws Exception {
        request.addHeader("HX-History-Restore-Request", "true");

        assertThat(asked("list")).isEqualTo("page");
    }

    @Test
    void aRedirectStaysOne() throws Exception {
        request.addHeader("HX-Request", "true");
        request.addHeader("HX-Target", "list");
        ModelAndView page = new ModelAndView("redirect:/x");
        new FragmentRequests().postHandle(request, response, handler(), page);

        assertThat(page.getViewName()).isEqualTo("redirect:/x");
    }

    private String asked(String part) throws Exception {
        request.addHeader("HX-Request", "true");
        request.removeHeader("HX-Target");
        request.addHeader("HX-Target", part);
        FragmentRequests requests = new FragmentRequests();
        ModelAndView page = new ModelAndView("page");
        requests.preHandle(request, response, handler());
        requests.postHandle(request, response, handler(), page);
        return String.valueOf(page.getViewName());
    }

    private static HandlerMethod handler() throws NoSuchMethodException {
        Method method = Pages.class.getMethod("page");
        return new HandlerMethod(new Pages(), method);
    }
}
