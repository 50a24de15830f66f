using Usher.Training.Recurrent;

namespace Usher.TrainingBenchmarks.Speed;

/// <summary>How much arithmetic the matrix products of a training are. What stands between them (recurrence, norms, softmax) is not counted.</summary>
/// <remarks>
/// A product with a matrix of m numbers is 2 m flop for each position: a multiplication and an addition for each number. Training does it three
/// times: forward, for the gradient of its input, and for the gradient of the matrix. Therefore 6 x positions x (numbers of all matrices),
/// and the P item vectors of width D, padding included, are one such matrix.
/// </remarks>
internal static class TrainingFlops
{
    /// <summary>Flop of a whole training with the softmax over all items.</summary>
    /// <param name="shape">Sizes of the network.</param>
    /// <param name="positions">Events read in all epochs together.</param>
    public static double Of(NetworkShape shape, long positions)
    {
        long recurrence = (shape.Width * 3L * shape.Recurrent) + ((long)shape.Recurrent * shape.Width);
        long feedForward = (shape.Width * 2L * shape.Hidden) + ((long)shape.Hidden * shape.Width);
        var matrices = shape.Blocks * (recurrence + feedForward);
        return 6.0 * positions * (matrices + ((long)shape.Width * shape.PaddedItems));
    }
}
