using Microsoft.Extensions.DependencyInjection;
using Usher.Api.Personalize.Operations;

namespace Usher.Api.Personalize;

/// <summary>Registers the operations of Personalize, concept by concept.</summary>
internal static class OperationGroups
{
    public static IServiceCollection AddOperationGroups(this IServiceCollection services) => services
        .AddSingleton<IOperationGroup, SchemaHandlers>()
        .AddSingleton<IOperationGroup, DatasetGroupHandlers>()
        .AddSingleton<IOperationGroup, DatasetHandlers>()
        .AddSingleton<IOperationGroup, ImportJobHandlers>()
        .AddSingleton<IOperationGroup, RecipeHandlers>()
        .AddSingleton<IOperationGroup, SolutionHandlers>()
        .AddSingleton<IOperationGroup, SolutionVersionHandlers>()
        .AddSingleton<IOperationGroup, CampaignHandlers>()
        .AddSingleton<IOperationGroup, RecommenderHandlers>()
        .AddSingleton<IOperationGroup, EventTrackerHandlers>()
        .AddSingleton<IOperationGroup, FilterHandlers>()
        .AddSingleton<IOperationGroup, TagHandlers>()
        .AddSingleton<IOperationGroup, RuntimeHandlers>()
        .AddSingleton<IOperationGroup, EventHandlers>();
}
