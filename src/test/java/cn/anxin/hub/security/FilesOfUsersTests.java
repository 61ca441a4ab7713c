package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FilesOfUsersTests {

    private final FilesOfUsers files = new FilesOfUsers(new SignInFirst(request -> {}));

    @Test
    void aFileOfNobodyIsNotEvenRead() throws Exception {
        for (String type : new String[] {"multipart/form-data; boundary=x", "Multipart/Mixed"}) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            MockFilterChain chain = new MockFilterChain();

            files.doFilter(upload(type), response, chain);

            assertThat(chain.getRequest())
                    .as("whoever comes later would read it")
                    .isNull();
            assertThat(response.getRedirectedUrl()).isEqualTo("/login?lost");
        }
    }

    @Test
    void aUsersFileAndAnybodysOtherFormsGoOn() throws Exception {
        MockHttpServletRequest own = upload("multipart/form-data; boundary=x");
        new SignedIn("mei", 1, Instant.EPOCH, Instant.EPOCH).keepIn(own);

        for (MockHttpServletRequest each :
                new MockHttpServletRequest[] {own, upload("application/x-www-form-urlencoded")}) {
            MockFilterChain chain = new MockFilterChain();
            files.doFilter(each, new MockHttpServletResponse(), chain);
            assertThat(chain.getRequest()).isSameAs(each);
        }
    }

    private static MockHttpServletRequest upload(String type) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/upload");
        request.setContentType(type);
        return request;
    }
}
