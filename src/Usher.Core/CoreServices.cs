using Microsoft.Extensions.DependencyInjection;
using Usher.Core.DatasetGroups;
using Usher.Core.Datasets;
using Usher.Core.Imports;
using Usher.Core.Jobs;
using Usher.Core.Recipes;
using Usher.Core.Schemas;
using Usher.Core.Solutions;
using Usher.Core.SolutionVersions;
using Usher.Core.Tags;
using Usher.Core.Training;

namespace Usher.Core;

/// <summary>Everything of the service that the host does not choose itself.</summary>
public static class CoreServices
{
    /// <summary>Adds it. The host brings <see cref="Records.ServiceRecords"/>, <see cref="Naming.Pages"/>, <see cref="Quotas.ServiceQuotas"/>, <see cref="DatasetFiles"/>, <see cref="ServiceBuckets"/>, <see cref="Models.ModelFiles"/>, <see cref="Trainer"/>, <see cref="TrainingOptions"/>, a clock and Orleans.</summary>
    public static IServiceCollection AddUsherCore(this IServiceCollection services) => services
        .AddSingleton<Jobs.Jobs>()
        .AddSingleton<IPutRows, NoPutRows>()
        .AddSingleton<IJobWork, ImportWork>()
        .AddHostedService<JobSupervisor>()
        .AddSingleton<SchemaOperations>()
        .AddSingleton<DatasetGroupOperations>()
        .AddSingleton<DatasetOperations>()
        .AddSingleton<ImportJobOperations>()
        .AddSingleton<TagOperations>()
        .AddTraining();

    private static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddSingleton<TrainingProgress>()
        .AddSingleton<TrainingMaterials>()
        .AddSingleton<IJobWork, TrainingWork>()
        .AddSingleton<RecipeOperations>()
        .AddSingleton<SolutionOperations>()
        .AddSingleton<SolutionVersionOperations>()
        .AddSingleton<TrainingOperations>();
}
