package org.chuishao.kernel.district;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Every query and every insert is confined to one district (Hibernate's {@code @TenantId}). */
@PersistenceUnitExtension
@RequestScoped
public class DistrictResolver implements TenantResolver {
    @Inject
    CurrentDistrict district;

    @Override
    public String getDefaultTenantId() {
        return "000000";
    }

    @Override
    public String resolveTenantId() {
        return district.get();
    }
}
