using Usher.Core.Errors;
using Usher.Core.Files;
using Usher.Core.Naming;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Datasets;

/// <summary>CreateDataset, DescribeDataset, ListDatasets, UpdateDataset, DeleteDataset.</summary>
public sealed class DatasetOperations(ServiceRecords records, Pages pages, DatasetFiles files)
{
    public async Task<CreateDatasetResponse> CreateAsync(CreateDatasetRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        var type = DatasetTypes.Parse(request.DatasetType);
        PersonalizeArn.Require(request.SchemaArn, "schemaArn", PersonalizeKind.Schema);
        var tags = TagRules.Check(request.Tags);
        var arn = at.Dataset(PersonalizeArn.Require(request.DatasetGroupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup).Name, DatasetTypes.Name(type)).ToString();
        await records.ChangeAsync(
            before =>
            {
                var group = before.Get<DatasetGroupResource>(request.DatasetGroupArn);
                var schema = before.Get<SchemaResource>(request.SchemaArn);
                CheckType(schema, type);
                if (DatasetTypes.IsOfActions(type) && group.Shape.Domain is { } domain)
                    throw ServiceErrors.InvalidInput($"datasetType is '{request.DatasetType}', and the dataset group {group.Arn} is of the domain {domain}; only a group without a domain has datasets of actions. Make one with CreateDatasetGroup, without domain.");

                CheckDomain(schema, group);
                if (before.Of<DatasetResource>().FirstOrDefault(dataset => dataset.Shape.Name == request.Name && dataset.DatasetGroupArn == group.Arn) is { } namesake && namesake.Arn != arn)
                    throw ServiceErrors.AlreadyExists(namesake.Arn);

                var now = records.Now;
                var shape = new Dataset
                {
                    Name = request.Name,
                    DatasetArn = arn,
                    DatasetGroupArn = group.Arn,
                    DatasetType = DatasetTypes.Name(type),
                    SchemaArn = schema.Arn,
                    Status = Statuses.Active,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                    TrackingId = type is DatasetType.ActionInteractions ? Guid.NewGuid().ToString() : null,
                };
                return before.Add(new DatasetResource(shape) { Tags = tags });
            },
            cancellationToken);
        return new() { DatasetArn = arn };
    }

    public DescribeDatasetResponse Describe(DescribeDatasetRequest request) => new() { Dataset = records.Current.Get<DatasetResource>(request.DatasetArn).Shape };

    public ListDatasetsResponse List(ListDatasetsRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<DatasetResource>("datasets", records.Current, at, request.MaxResults, request.NextToken, request.DatasetGroupArn, dataset => dataset.DatasetGroupArn);
        return new() { Datasets = [.. page.Select(dataset => Summary(dataset.Shape))], NextToken = next };
    }

    /// <remarks>Developer Guide, "Replacing a dataset's schema": of Items and Users only; every field stays as it was, and new ones allow null.</remarks>
    public async Task<UpdateDatasetResponse> UpdateAsync(UpdateDatasetRequest request, CancellationToken cancellationToken)
    {
        await records.ChangeAsync(
            before =>
            {
                var dataset = before.Get<DatasetResource>(request.DatasetArn);
                var schema = before.Get<SchemaResource>(request.SchemaArn);
                var type = DatasetTypes.Parse(dataset.Shape.DatasetType!);
                if (type is not (DatasetType.Items or DatasetType.Users))
                    throw ServiceErrors.InvalidInput($"datasetArn is that of a dataset of type {DatasetTypes.Name(type)}; only the schemas of Items and Users datasets can be replaced.");

                CheckType(schema, type);
                CheckDomain(schema, before.Get<DatasetGroupResource>(dataset.DatasetGroupArn));
                SchemaReplacement.Check(before.Get<SchemaResource>(dataset.Shape.SchemaArn!).Shape.Schema!, schema.Shape.Schema!);
                var now = records.Now;
                return before.With(dataset with
                {
                    Shape = dataset.Shape with
                    {
                        SchemaArn = schema.Arn,
                        LastUpdatedDateTime = now,
                        LatestDatasetUpdate = new() { SchemaArn = schema.Arn, Status = Statuses.Active, CreationDateTime = now, LastUpdatedDateTime = now },
                    },
                });
            },
            cancellationToken);
        return new() { DatasetArn = request.DatasetArn };
    }

    /// <remarks>API reference, DeleteDataset: not while an import of it is under way, nor while anything of its group trains or is deployed.</remarks>
    public async Task DeleteAsync(DeleteDatasetRequest request, CancellationToken cancellationToken)
    {
        var parts = new List<DatasetPart>();
        await records.ChangeAsync(
            before =>
            {
                var dataset = before.Get<DatasetResource>(request.DatasetArn);
                var jobs = before.Of<ImportJobResource>().Where(job => job.Shape.DatasetArn == dataset.Arn).ToArray();
                if (jobs.FirstOrDefault(job => job.IsUnderWay) is { } job)
                    throw ServiceErrors.InUse($"The dataset {dataset.Arn} is being imported by {job.Arn}, which is {job.Status}. Wait until it has ended.");
                if (before.All.FirstOrDefault(other => other is IUsesDatasets user && user.UsesDatasetsOf == dataset.DatasetGroupArn && user.IsUsing) is { } user)
                    throw ServiceErrors.InUse($"The dataset {dataset.Arn} is in use by {user.Arn}, which is {user.Status}. Delete that first, or wait until it has ended.");

                parts.AddRange(dataset.Parts);
                return before.Without([dataset, .. jobs]);
            },
            cancellationToken);
        files.Delete(parts);
    }

    private static void CheckType(SchemaResource schema, DatasetType type)
    {
        var its = Schema.FromJson(schema.Shape.Schema!).Type;
        if (its != type)
            throw ServiceErrors.InvalidInput($"The schema {schema.Arn} is named {its}, and the dataset is of type {type}. Give a schema whose record is named {type}.");
    }

    private static void CheckDomain(SchemaResource schema, DatasetGroupResource group)
    {
        if (schema.Shape.Domain == group.Shape.Domain)
            return;

        throw ServiceErrors.InvalidInput(group.Shape.Domain is { } domain
            ? $"The schema {schema.Arn} is {(schema.Shape.Domain is { } its ? $"of the domain {its}" : "a custom one")}, and the dataset group {group.Arn} is of the domain {domain}. Create a schema with domain {domain}, or use a custom dataset group."
            : $"The schema {schema.Arn} is of the domain {schema.Shape.Domain}, and the dataset group {group.Arn} is a custom one. Create the schema without domain, or a dataset group with domain {schema.Shape.Domain}.");
    }

    private static DatasetSummary Summary(Dataset dataset) => new()
    {
        Name = dataset.Name,
        DatasetArn = dataset.DatasetArn,
        DatasetType = dataset.DatasetType,
        Status = dataset.Status,
        CreationDateTime = dataset.CreationDateTime,
        LastUpdatedDateTime = dataset.LastUpdatedDateTime,
    };
}
