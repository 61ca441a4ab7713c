package cn.anxin.hub.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A recipient's entry as the interface describes it: what the file of agencies may say, and the reason for it. */
record RecipientBody(
        @Schema(minLength = 1, maxLength = 500) String reason,

        @Schema(pattern = "[a-z][a-z0-9-]{0,63}", example = "bank-9")
        String id,

        @Schema(minLength = 1, maxLength = 100) String name,

        @Schema(description = "the group of recipients that the policy's measures name", example = "bank")
        String kind,

        @Schema(allowableValues = {"JMS", "SFTP", "HTTP", "TABLE"})
        String way,

        @Schema(description = "GB/T 2260; empty for the whole city", example = "[\"320205\"]")
        List<String> districts,

        @Schema(description = "SFTP, HTTP, TABLE", example = "https://bank-9.example/notices")
        String address,

        @Schema(description = "where the password or key is", example = "file:/run/secrets/bank-9")
        String secret,

        @Schema(description = "SFTP: a file") String privateKey,

        @Schema(description = "SFTP: where the key's passphrase is")
        String passphrase,

        @Schema(description = "SFTP: a file") String knownHosts,

        @Schema(
                description = "SFTP",
                allowableValues = {"csv", "jsonl"})
        String format,

        @Schema(
                description = "SFTP",
                allowableValues = {"UTF-8", "GB18030"})
        String charset,

        @Schema(
                description = "SFTP",
                allowableValues = {"pgp", "sm"})
        String protect,

        @Schema(description = "with protect: a file, the recipient's public key")
        String encryptTo,

        @Schema(description = "with protect: a file, the hub's private key")
        String signWith,

        @Schema(description = "with protect: where that key's passphrase is")
        String signPassphrase,

        @Schema(
                description = "HTTP",
                allowableValues = {"hmac-sha256", "hmac-sm3"})
        String signature,

        @Schema(description = "HTTP: a file of certificates, PEM")
        String authorities,

        @Schema(description = "HTTP", example = "PT10S") String timeout,
        @Schema(description = "TABLE") String user,

        @Schema(description = "TABLE", example = "exchange.anxin_notice")
        String table) {}
