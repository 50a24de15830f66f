using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Usher.Storage.Identities.Rows;

namespace Usher.Storage.Identities;

/// <summary>The tables of identities.db.</summary>
internal sealed class IdentityContext(DbContextOptions<IdentityContext> options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<GroupRow> Groups => Set<GroupRow>();

    public DbSet<RoleRow> Roles => Set<RoleRow>();

    public DbSet<PolicyRow> Policies => Set<PolicyRow>();

    public DbSet<PolicyVersionRow> PolicyVersions => Set<PolicyVersionRow>();

    public DbSet<InlinePolicyRow> InlinePolicies => Set<InlinePolicyRow>();

    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<TagRow> Tags => Set<TagRow>();

    public DbSet<AccessKeyRow> AccessKeys => Set<AccessKeyRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<AccountRow>().HasKey(row => row.Account);
        model.Entity<UserRow>().HasIndex(row => row.Name).IsUnique();
        model.Entity<GroupRow>().HasIndex(row => row.Name).IsUnique();
        model.Entity<RoleRow>().HasIndex(row => row.Name).IsUnique();
        model.Entity<PolicyRow>().HasIndex(row => row.Name).IsUnique();
        model.Entity<PolicyVersionRow>().HasKey(row => new { row.PolicyId, row.Number });
        model.Entity<InlinePolicyRow>().HasKey(row => new { row.OwnerId, row.Name });
        model.Entity<AttachmentRow>().HasKey(row => new { row.OwnerId, row.PolicyArn });
        model.Entity<MembershipRow>().HasKey(row => new { row.UserId, row.GroupName });
        model.Entity<TagRow>().HasKey(row => new { row.OwnerId, row.Key });
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        // All times of IAM are whole seconds in UTC. As numbers they are sortable and do not depend on a format.
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixSeconds>();

    private sealed class UnixSeconds() : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeSeconds(), seconds => DateTimeOffset.FromUnixTimeSeconds(seconds));
}
