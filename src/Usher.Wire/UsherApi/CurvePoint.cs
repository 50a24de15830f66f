namespace Usher.Wire.UsherApi;

/// <summary>A training after one of its passes over the data.</summary>
/// <param name="Phase">Which model was trained, in words.</param>
/// <param name="Epoch">How many passes are finished, from 1.</param>
/// <param name="Loss">Mean loss per event of that pass, in nats; null where none was told.</param>
/// <param name="ValidationNdcgAt10">NDCG@10 on validation; null where none was told.</param>
public sealed record CurvePoint(string Phase, int Epoch, double? Loss, double? ValidationNdcgAt10);
