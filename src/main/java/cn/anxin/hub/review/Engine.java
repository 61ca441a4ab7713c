package cn.anxin.hub.review;

/**
 * Who decides and issues.
 *
 * @param version of the program that decides, kept with every assessment
 * @param city the division code of the city that the hub speaks for
 */
public record Engine(String version, String city) {}
