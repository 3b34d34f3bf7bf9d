package org.chuishao.workstation.platform;

/**
 * What one platform did in a period.
 *
 * @param teams posted on any of its days
 * @param stations where they are posted
 * @param participants of all activities together
 * @param households visits, as a count: nobody is named
 * @param issuesFound matters of stations found through it
 * @param issuesSettled of such matters, settled in the station within the period, whenever they were found
 * @param disputesSettled of those, disputes
 */
public record PlatformView(
        Platform platform,
        String name,
        int teams,
        int stations,
        int activities,
        long participants,
        long households,
        int issuesFound,
        int issuesSettled,
        int disputesSettled) {}
