using TorchSharp;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>Cross-entropy of the softmax over all items, with its gradients, a slice of places at a time.</summary>
/// <remarks>
/// The scores of all places at once would be the largest tensor of a training step by far, and be written and read eight times by
/// torch's own operations. A slice of them stays in the processor's cache, from the product that makes it to the products that use it.
/// </remarks>
internal sealed class SoftmaxLoss : autograd.SingleTensorFunction<SoftmaxLoss>
{
    private const int SliceLength = 512;

    private static readonly Scalar Least = float.Epsilon;

    public override string Name => nameof(SoftmaxLoss);

    /// <summary>M places, D wide, I items, W targets for each place.</summary>
    /// <param name="hidden">(M, D) float32.</param>
    /// <param name="items">(I, D) float32.</param>
    /// <param name="bias">(I) float32.</param>
    /// <param name="targets">(M, W) int64, 0 to I - 1.</param>
    /// <param name="weights">(M, W) float32; each row sums to 1.</param>
    /// <returns>(1) the mean over places of the weighted -log p(target), in nats.</returns>
    public static Tensor Run(Tensor hidden, Tensor items, Tensor bias, Tensor targets, Tensor weights) => apply(hidden, items, bias, targets, weights);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (hidden, items, bias, targets, weights) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor)vars[3], (Tensor)vars[4]);
        var places = hidden.shape[0];

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var toHidden = empty_like(hidden);                                                   // (M, D)
        var toItems = zeros_like(items);                                                     // (I, D)
        var toBias = zeros_like(bias);                                                       // (I)
        var loss = zeros(1);
        var itemsAcross = items.t();                                                         // (D, I)
        var minusWeights = weights.neg();                                                    // (M, W)
        for (var begin = 0L; begin < places; begin += SliceLength)
        {
            using var slice = NewDisposeScope();
            var length = Math.Min(SliceLength, places - begin);                              // m
            var h = hidden.narrow(0, begin, length);                                         // (m, D)
            var t = targets.narrow(0, begin, length);                                        // (m, W)
            var w = minusWeights.narrow(0, begin, length);                                   // (m, W)
            var p = addmm(bias, h, itemsAcross, 1, 1).softmax(1);                            // (m, I)
            loss.Increase(p.gather(1, t).clamp_min_(Least).log_().mul_(w).sum());
            p.scatter_add_(1, t, w);                                                         // now the gradient of the scores
            toHidden.narrow(0, begin, length).copy_(p.matmul(items));
            toItems.addmm_(p.t(), h, 1, 1);
            toBias.Increase(p.sum([0L]));
        }

        Scalar share = 1f / places;
        ctx.save_for_backward([
            toHidden.Scale(share).MoveToOuterDisposeScope(), toItems.Scale(share).MoveToOuterDisposeScope(), toBias.Scale(share).MoveToOuterDisposeScope()]);
        return loss.Scale(share).MoveToOuterDisposeScope();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return [saved[0].mul(grad_output), saved[1].mul(grad_output), saved[2].mul(grad_output), null!, null!];
    }
}
