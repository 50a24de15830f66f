namespace Usher.Web.Hosting;

/// <summary>Marks an endpoint for operators, such as /metrics: requests that a proxy forwarded get 404.</summary>
public sealed record OperatorsOnly;
