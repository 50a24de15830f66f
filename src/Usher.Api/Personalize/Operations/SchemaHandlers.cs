using Usher.Core.Schemas;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class SchemaHandlers(SchemaOperations schemas) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateSchemaRequest, CreateSchemaResponse>(schemas.CreateAsync),
        For<DescribeSchemaRequest, DescribeSchemaResponse>(schemas.Describe),
        For<ListSchemasRequest, ListSchemasResponse>(schemas.List),
        For<DeleteSchemaRequest>(schemas.DeleteAsync),
    ];
}
