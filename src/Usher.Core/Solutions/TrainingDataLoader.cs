using Usher.Core.Datasets;
using Usher.Core.Files;
using Usher.Core.Jobs;
using Usher.Core.Quotas;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Datasets.TrainingSets;
using Usher.Ranking.Histories;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Reads the datasets of a group for a training: imported rows, and those of PutEvents, PutItems and PutUsers.</summary>
internal sealed class TrainingDataLoader(ServiceRecords records, DatasetFiles files, ILiveRowExporter putRows, ModelFiles models, ServiceQuotas quotas)
{
    /// <summary>Reads the training data of a version.</summary>
    /// <exception cref="JobFailedException">There is too little data, or a filter needs a column that does not exist.</exception>
    public async Task<TrainingMaterial> ReadAsync(SolutionVersion version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var datasets = DatasetsOf(version.DatasetGroupArn!);
            try
            {
                return await ReadAsync(version, datasets, cancellationToken);
            }
            catch (DatasetException fault)
            {
                throw new JobFailedException(fault.Message, fault);
            }
            catch (Exception fault) when (fault is not (JobFailedException or OperationCanceledException) && PartsIn(DatasetsOf(version.DatasetGroupArn!)).Except(PartsIn(datasets)).Any())
            {
                // A FULL import has replaced the parts that were being read: read again.
            }
        }
    }

    private async Task<TrainingMaterial> ReadAsync(SolutionVersion version, IReadOnlyList<DatasetResource> datasets, CancellationToken cancellationToken)
    {
        var work = Directory.CreateDirectory(Path.Combine(models.JobsFolder, $"rows-{Guid.NewGuid():N}"));
        try
        {
            var selection = EventSelection.Of(version);
            var (interactions, lastEvent) = await PartsOfAsync(datasets, DatasetType.Interactions, work.FullName, cancellationToken);
            var (items, _) = await PartsOfAsync(datasets, DatasetType.Items, work.FullName, cancellationToken);
            var (users, _) = await PartsOfAsync(datasets, DatasetType.Users, work.FullName, cancellationToken);
            var needsInteractions = ServiceRecipes.Find(version.RecipeArn ?? "") is not { NeedsInteractions: false };
            var set = interactions.Count == 0 && needsInteractions
                ? new TrainingSet { UserIds = new Vocabulary([]), ItemIds = new Vocabulary([]), Offsets = [0], Items = [], Times = [] }
                : TrainingSetQuery.Run(
                    new(interactions, items, users, selection.EventType, selection.MinValue)
                    {
                        EventChoices = selection.Choices,
                        InteractionColumnsLeftOut = LeftOut(version, datasets, DatasetType.Interactions),
                        ItemColumnsLeftOut = LeftOut(version, datasets, DatasetType.Items),
                        UserColumnsLeftOut = LeftOut(version, datasets, DatasetType.Users),
                    },
                    cancellationToken);
            var faults = needsInteractions ? quotas.Training.Faults(set, selection.Types) : [];
            if (faults.Count > 0)
                throw new JobFailedException(string.Join(" ", faults));

            return ServiceRecipes.Find(version.RecipeArn ?? "") is { Type: RecipeType.PersonalizedActions }
                ? await AddActionsAsync(new(set, lastEvent), datasets, work.FullName, cancellationToken)
                : new(set, lastEvent);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task<TrainingMaterial> AddActionsAsync(TrainingMaterial material, IReadOnlyList<DatasetResource> datasets, string work, CancellationToken cancellationToken)
    {
        var (actions, _) = await PartsOfAsync(datasets, DatasetType.Actions, work, cancellationToken);
        var (interactions, lastEvent) = await PartsOfAsync(datasets, DatasetType.ActionInteractions, work, cancellationToken);
        var set = ActionSetQuery.Run(actions, interactions, quotas.Training.MaxActions, cancellationToken);
        return set.ActionIds.Count > 0
            ? material with { Actions = set, LastActionEvent = lastEvent }
            : throw new JobFailedException("The Actions dataset has no actions, so there is nothing to recommend. Import actions into it, or put them with PutActions.");
    }

    private async Task<(IReadOnlyList<string> Parts, long Newest)> PartsOfAsync(IReadOnlyList<DatasetResource> datasets, DatasetType type, string work, CancellationToken cancellationToken)
    {
        if (Find(datasets, type) is not { } dataset)
            return ([], 0);

        var schema = records.Current.SchemaOf(dataset);
        var (put, newest) = await putRows.WritePartsAsync(dataset.Arn, schema, work, cancellationToken);
        return ([.. dataset.Parts.Select(files.PathOf), .. put], newest);
    }

    private IReadOnlyList<string> LeftOut(SolutionVersion version, IReadOnlyList<DatasetResource> datasets, DatasetType type) =>
        Find(datasets, type) is { } dataset ? TrainingColumns.LeftOut(version.SolutionConfig?.TrainingDataConfig, type, records.Current.SchemaOf(dataset)) : [];

    private static DatasetResource? Find(IReadOnlyList<DatasetResource> datasets, DatasetType type) => datasets.FirstOrDefault(dataset => dataset.Shape.DatasetType == DatasetTypes.Name(type));

    private IReadOnlyList<DatasetResource> DatasetsOf(string group) => [.. records.Current.Of<DatasetResource>().Where(dataset => dataset.DatasetGroupArn == group)];

    private static IEnumerable<DatasetPart> PartsIn(IReadOnlyList<DatasetResource> datasets) => datasets.SelectMany(dataset => dataset.Parts);
}
