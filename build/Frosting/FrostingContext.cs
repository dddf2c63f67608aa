using Cake.Core;

namespace Cake.Frosting;

/// <summary>Base class of a build's context.</summary>
/// <param name="context">Cake's context, to which all calls are forwarded.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
