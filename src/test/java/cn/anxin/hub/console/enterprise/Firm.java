package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.support.Web;

/** One enterprise, of which its agency sends records by requests. */
final class Firm {

    static final String USCC = "91320205MA1WX0T109";

    private final Web web;

    Firm(int port) {
        web = new Web(port);
    }

    Firm withProfile(String name) {
        return with(
                "profile",
                "F-1",
                name,
                "\"valid_from\": \"2015-01-01\", \"sector\": \"METALLURGY\", \"activities\": \"STEEL\"");
    }

    Firm withRefusal(String id, String name, String day) {
        return with("order_refusal", id, name, "\"refused_on\": \"" + day + "\", \"document_no\": \"" + id + "号\"");
    }

    Firm withHazard(String id, String name) {
        return with(
                "hazard",
                id,
                name,
                "\"grade\": \"MAJOR\", \"found_on\": \"2026-01-01\", \"due_on\": \"2026-02-01\", \"document_no\": \"隐患号\"");
    }

    private Firm with(String type, String id, String name, String data) {
        web.post(
                "/api/v1/feeds/emergency/records",
                """
                {"type": "%s", "recordId": "%s", "uscc": "%s", "enterpriseName": "%s", "data": {%s}}""".formatted(type, id, USCC, name, data),
                "Authorization",
                "Bearer t-emergency",
                "Content-Type",
                "application/json");
        return this;
    }
}
