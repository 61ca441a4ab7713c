package cn.anxin.planted.review;

import java.time.LocalDate;

/** Planted: reads the wall clock. */
public record Reviewer(LocalDate today) {

    static Reviewer now() {
        return new Reviewer(LocalDate.now());
    }
}
