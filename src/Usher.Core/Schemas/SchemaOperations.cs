using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Schemas;

/// <summary>CreateSchema, DescribeSchema, ListSchemas, DeleteSchema. A schema never changes.</summary>
public sealed class SchemaOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas)
{
    /// <remarks>Mistakes that can be found in the schema alone are refused here and not by CreateDataset, so that callers learn of them early.</remarks>
    public async Task<CreateSchemaResponse> CreateAsync(CreateSchemaRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        Check(request.Schema, SchemaDomains.Parse(request.Domain));
        var arn = at.Of(PersonalizeKind.Schema, request.Name).ToString();
        await records.ChangeAsync(
            before =>
            {
                before.CheckQuota<SchemaResource>(
                    arn, quotas.Schemas, schema => at.Has(schema.Arn),
                    $"There are {quotas.Schemas} schemas, as many as are allowed. Delete some that no dataset uses.");

                var now = records.Now;
                return before.Add(new SchemaResource(new() { Name = request.Name, SchemaArn = arn, Schema = request.Schema, Domain = request.Domain, CreationDateTime = now, LastUpdatedDateTime = now }));
            },
            cancellationToken);
        return new() { SchemaArn = arn };
    }

    public DescribeSchemaResponse Describe(DescribeSchemaRequest request) => new() { Schema = records.Current.Get<SchemaResource>(request.SchemaArn).Shape };

    public ListSchemasResponse List(ListSchemasRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<SchemaResource>("schemas", records.Current, at, request.MaxResults, request.NextToken);
        return new() { Schemas = [.. page.Select(schema => Summary(schema.Shape))], NextToken = next };
    }

    public Task DeleteAsync(DeleteSchemaRequest request, CancellationToken cancellationToken) => records.ChangeAsync(
        before =>
        {
            var schema = before.Get<SchemaResource>(request.SchemaArn);
            return before.Of<DatasetResource>().FirstOrDefault(dataset => dataset.Shape.SchemaArn == schema.Arn) is { } user
                ? throw ServiceErrors.InUse($"The schema {schema.Arn} is used by the dataset {user.Arn}. Delete the dataset first.")
                : before.Without([schema]);
        },
        cancellationToken);

    private static void Check(string document, SchemaDomain? domain)
    {
        try
        {
            Schema.Parse(document, domain);
        }
        catch (SchemaException fault)
        {
            throw ServiceErrors.InvalidInput($"schema: {fault.Message}");
        }
    }

    private static DatasetSchemaSummary Summary(DatasetSchema schema) => new()
    {
        Name = schema.Name,
        SchemaArn = schema.SchemaArn,
        CreationDateTime = schema.CreationDateTime,
        LastUpdatedDateTime = schema.LastUpdatedDateTime,
        Domain = schema.Domain,
    };
}
