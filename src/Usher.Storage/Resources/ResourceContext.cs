using Microsoft.EntityFrameworkCore;

namespace Usher.Storage.Resources;

/// <summary>The table of service.db.</summary>
internal sealed class ResourceContext(DbContextOptions<ResourceContext> options) : DbContext(options)
{
    public DbSet<ResourceRow> Resources => Set<ResourceRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model) => model.Entity<ResourceRow>().HasKey(row => row.Arn);
}
