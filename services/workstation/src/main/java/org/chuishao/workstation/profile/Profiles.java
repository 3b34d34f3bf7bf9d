package org.chuishao.workstation.profile;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.chuishao.workstation.appointment.AppointmentRole;
import org.chuishao.workstation.appointment.Appointments;
import org.chuishao.workstation.member.Members;

/** Who of a station is shown to everybody: only whom it has today, and of them only who agreed. */
@ApplicationScoped
class Profiles {
    @Inject
    EntityManager entities;

    @Inject
    Appointments appointments;

    @Inject
    Members members;

    private record Post(String name, String role) {}

    Optional<PublicProfile> find(String station, String person) {
        return Optional.ofNullable(entities.find(PublicProfile.class, new PublicProfile.Key(station, person)));
    }

    boolean isOfStation(String station, String person, LocalDate today) {
        return posts(station, today).containsKey(person);
    }

    List<StationPage.Person> shown(String station, LocalDate today) {
        var profiles = entities
                .createQuery("from PublicProfile p where p.stationCode = :station", PublicProfile.class)
                .setParameter("station", station)
                .getResultList()
                .stream()
                .collect(toMap(p -> p.person, p -> p));
        var shown = new ArrayList<StationPage.Person>();
        posts(station, today).forEach((person, post) -> {
            var profile = profiles.get(person);
            if (profile != null)
                shown.add(new StationPage.Person(
                        post.name(), post.role(), profile.title, profile.pledge, profile.officeContact));
        });
        return shown;
    }

    /** Head, deputy head, then members. */
    private LinkedHashMap<String, Post> posts(String station, LocalDate today) {
        var posts = new LinkedHashMap<String, Post>();
        var held = appointments.of(station).stream().filter(a -> a.isOn(today)).toList();
        for (var role : AppointmentRole.values())
            held.stream().filter(a -> a.role == role).forEach(a -> posts.put(a.person, new Post(a.name, role.name())));
        members.of(station).stream()
                .filter(m -> m.facts.active())
                .forEach(m -> posts.putIfAbsent(m.person, new Post(m.facts.name(), "MEMBER")));
        return posts;
    }
}
