using System.Runtime.CompilerServices;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;

namespace Usher.Core.Schemas;

/// <summary>The columns of datasets, read once for each schema and not for each request.</summary>
internal static class ParsedSchemas
{
    private static readonly ConditionalWeakTable<SchemaResource, Schema> Parsed = [];

    /// <summary>A dataset's columns.</summary>
    public static Schema SchemaOf(this ServiceSnapshot snapshot, DatasetResource dataset) =>
        Parsed.GetValue(snapshot.Get<SchemaResource>(dataset.Shape.SchemaArn!), schema => Schema.FromJson(schema.Shape.Schema!));
}
