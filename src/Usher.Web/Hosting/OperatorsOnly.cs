namespace Usher.Web.Hosting;

/// <summary>Marks an endpoint for those who run the server, such as /metrics: what a proxy passes on is answered as if it were not there.</summary>
public sealed record OperatorsOnly;
