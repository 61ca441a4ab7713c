package cn.anxin.hub.registry;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Where and in which form a recipient's batches are dropped.
 *
 * @param protection how they are signed and encrypted; empty where they are not
 */
public record Drop(SftpSite site, DropFormat format, Charset charset, Optional<Protection> protection) {

    /** The end of a batch's name. */
    public String extension() {
        return format.extension()
                + protection.map(each -> "." + each.kind().extension()).orElse("");
    }
}
