using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Configuration;

namespace Usher.Web.Services;

/// <summary>Registers the application's API clients and what is looked up through them.</summary>
internal static class PersonalizeServices
{
    public static IServiceCollection AddPersonalizeServices(this IServiceCollection services, WebOptions options) => services
        .AddSingleton<ClientFactory>()
        .AddSingleton(provider => provider.GetRequiredService<ClientFactory>().Personalize(options.Credentials))
        .AddSingleton(provider => new UsherApiAccess(options.Services.Own is null ? null : provider.GetRequiredService<ClientFactory>().Own(options.Credentials)))
        .AddSingleton<CampaignDirectory>()
        .AddSingleton<DatasetGroupDirectory>()
        .AddSingleton<TrackerDirectory>()
        .AddSingleton<IInsight>(provider => provider.GetRequiredService<UsherApiAccess>().Client is { } usher
            ? new UsherInsight(usher, provider.GetRequiredService<TimeProvider>())
            : new LocalInsight(options.Catalogue is { } catalogue ? CatalogueFile.Read(catalogue) : null));
}
