package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.registry.Signing;
import org.junit.jupiter.api.Test;

/** The values are those that {@code printf '1795305600.{}' | openssl dgst -sha256 -hmac key} tells, and -sm3. */
class SignatureTests {

    @Test
    void isTheCodeOverTimeAndBody() {
        assertThat(Signature.of(Signing.HMAC_SHA256, "key", "1795305600", "{}"))
                .isEqualTo("hmac-sha256=31184cefdc1131b59c342b90b809d07d881cf56f6dd6794b3fe8946443bf9ed5");
        assertThat(Signature.of(Signing.HMAC_SM3, "key", "1795305600", "{}"))
                .isEqualTo("hmac-sm3=7fe5c4d4d430b12a4a386c182acd37ec5c08e7367c2637732c25e59f6079205f");
    }
}
